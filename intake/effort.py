"""What it costs a patient to answer: pages, answers, taps, typing and seconds.

Two measures add up fixed times of an expert who makes no errors, so real people are slower; they
are there to compare forms and to notice one that grows. The estimate is the plain one that the
targets were set with: reading, tapping and typing. The model is the keystroke-level model in full,
which knows decisions too: Card, Moran and Newell, "The keystroke-level model for user performance
time with interactive systems", Communications of the ACM 23(7), 1980, and "The Psychology of
Human-Computer Interaction", 1983. Constants marked M were written down from memory and wait to be
checked in the source.
"""

from __future__ import annotations

from dataclasses import dataclass

MENTAL = 1.35  # seconds to make up one's mind; M of the model. [M]
# The model's P is a mouse moved to a target, 1.10 s. A tap is priced like it: a finger on a
# phone is nearer and the targets are larger, and its touch is the press as well. [M]
TAP = 1.10
# The model's H, from mouse to keyboard; on a phone the wait for the keyboard that slides in. [M]
HOME = 0.40
# The model's K is 0.28 s for an average typist on a real keyboard. Adapted for a phone to
# 36 words a minute, 5 characters a word: Palin et al., "How do people type on mobile devices?",
# MobileHCI 2019. [M]
KEY = 0.33
# Silent reading of English, 238 words a minute: Brysbaert, "How many words do we read per
# minute?", Journal of Memory and Language 109, 2019. Every word of a question counts, and of a
# list in which any number may be ticked; where one is chosen, the words up to it: the search ends
# at one's own answer. What is folded away counts by the line that names it. [M]
WORDS_A_SECOND = 238 / 60
# One's own answers are looked over, not read. Carver, "Reading rate: Theory, research, and
# practical implications", Journal of Reading 36(2), 1992, gives 300 words a minute for reading
# and 450 for skimming [V2]. Only their ratio is taken, on the slower rate above.
SKIMMED_A_SECOND = WORDS_A_SECOND * 450 / 300
RESPONSE = 0.50  # seconds until the next page can be read; the model's R. Product target. [P]

# The estimate of the targets: every word in sight is read, also one's own answers, and a decision
# or a wait costs nothing. [P]
ESTIMATED_TAP = 0.40
ESTIMATED_KEY = 0.28
ESTIMATED_WORDS_A_SECOND = 4


@dataclass(frozen=True, slots=True)
class Step:
    """What one page asks of a patient.

    `decisions` is how often they must make up their mind, `boxes` how many boxes they type in,
    `skimmed` the words of their own answers that they look over.
    """

    page: str
    words: int = 0
    answers: int = 0
    decisions: int = 0
    taps: int = 0
    boxes: int = 0
    typed: int = 0
    skimmed: int = 0

    @property
    def estimate(self) -> float:
        """The seconds as the targets count them."""
        read = (self.words + self.skimmed) / ESTIMATED_WORDS_A_SECOND
        return read + self.taps * ESTIMATED_TAP + self.typed * ESTIMATED_KEY

    @property
    def parts(self) -> dict[str, float]:
        """The seconds of the model that go into each kind of doing."""
        return {
            "reading": self.words / WORDS_A_SECOND,
            "looking over": self.skimmed / SKIMMED_A_SECOND,
            "deciding": self.decisions * MENTAL,
            "tapping": self.taps * TAP,
            "typing": self.boxes * HOME + self.typed * KEY,
            "waiting": RESPONSE,
        }

    @property
    def seconds(self) -> float:
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Target:
    """The most that one kind of patient may be asked for; `seconds` by the estimate."""

    answers: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Effort:
    """A whole way through the form, page by page, and what it may cost at most."""

    who: str
    steps: tuple[Step, ...]
    target: Target

    @property
    def pages(self) -> int:
        return len(self.steps)

    @property
    def answers(self) -> int:
        return sum(step.answers for step in self.steps)

    @property
    def taps(self) -> int:
        return sum(step.taps for step in self.steps)

    @property
    def typed(self) -> int:
        return sum(step.typed for step in self.steps)

    @property
    def words(self) -> int:
        return sum(step.words + step.skimmed for step in self.steps)

    @property
    def estimate(self) -> float:
        return sum(step.estimate for step in self.steps)

    @property
    def seconds(self) -> float:
        return sum(step.seconds for step in self.steps)

    @property
    def parts(self) -> dict[str, float]:
        """The seconds that go into each kind of doing, over all pages."""
        return {kind: sum(step.parts[kind] for step in self.steps) for kind in self.steps[0].parts}

    @property
    def within(self) -> bool:
        return self.answers <= self.target.answers and self.estimate <= self.target.seconds

    @property
    def dearest(self) -> list[Step]:
        """The steps, the slowest first: where to save."""
        return sorted(self.steps, key=lambda step: step.seconds, reverse=True)


def count_words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)
