"""What a glance at a telephone or a mailbox may tell: never what a visit is for."""

from __future__ import annotations

import re

from intake.models import Clinic

# Words that tell wherever they stand, and words that tell where one begins with them: Oscar
# Lane and Singapore may keep their names.
TELLING = re.compile(
    r"acne|botox|derm|skin|toxin"
    r"|\b(?:a?esthet|beaut|cosmet|doctor|dr\b|facial|filler|health|inject|laser|medic|pores?\b"
    r"|rejuven|rosacea|scar|surg|treat|wrinkle)",
    re.IGNORECASE,
)
UNNAMED = "Your clinic"


def tells(text: str) -> bool:
    """Whether words say what is done at a clinic."""
    return TELLING.search(text) is not None


def sender(clinic: Clinic, *, private: bool) -> str:
    """What a clinic calls itself in messages; nothing to who asks for privacy.

    Its name for messages is neutral. Without one it is the clinic's own name, unless that tells.
    """
    if clinic.sender_name or private:
        return clinic.sender_name
    return UNNAMED if tells(clinic.name) else clinic.name
