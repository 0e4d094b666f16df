"""What the decoding process can say about a picture: its exit code, shared with who asks."""

from enum import IntEnum


class Verdict(IntEnum):
    """Why no photo came out; any other exit code means that the limits ended the process."""

    UNKNOWN = 40  # none of the kinds of picture that are taken
    BROKEN = 41
    HUGE = 42
    MOVING = 43
    TINY = 44


MOST_BYTES = 10_000_000  # of a file as it is sent
MOST_PIXELS = 51_000_000  # phones take 12, 24, 48 and 50 million
LONGEST_SIDE = 1600  # pixels of a photo that is kept
SMALL_SIDE = 320  # pixels of its small copy
SHORTEST_SIDE = 200  # pixels; less shows nothing of a skin
NARROWEST = 5  # times as long as it is wide
MEMORY = 512 * 2**20  # bytes of address space
CPU_SECONDS = 10
PATIENCE = 20  # seconds on the wall

LOGO = "logo"  # what the process is asked for, if not for a photo
LOGO_BOX = (480, 160)  # pixels: twice as wide and high as it is ever shown
SHORTEST_LOGO = 24
NARROWEST_LOGO = 12
MOST_LOGO_BYTES = 2_000_000
MOST_PNG_BYTES = 400_000  # what so many pixels can take, at most
