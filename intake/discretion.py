"""What a glance at a telephone or a mailbox may tell: never what a visit is for."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext, gettext_noop

from intake.models import Clinic

# Words that tell wherever they stand, and words that tell where one begins with them: Oscar
# Lane and Singapore may keep their names, and who is asking may ask.
TELLING = re.compile(
    r"acne|botox|derm|skin(?!(?<=askin)g)|toxin"
    r"|\b(?:a?esthet|beaut|cosmet|doctor|dr\b|facial|filler|health|inject|laser|medic|pores?\b"
    r"|rejuven|rosacea|scar|surg|treat|wrinkle)",
    re.IGNORECASE,
)
UNNAMED = gettext_noop("Your clinic")


def tells(text: str) -> bool:
    """Whether words say what is done at a clinic."""
    return TELLING.search(text) is not None


# What else tells it in a message, in any language we write; accents are folded away first.
TELLING_IN_MESSAGES = re.compile(
    r"^(?:allerg|anxi|depress|diagnos|disease|face$|forehead|illness|jaw|lips?$|mental|neck$|needle"
    r"|oily|patholog|pregnan|prescri|symptom|syringe|alergi|aguja|ansiedad|arruga|belleza|cicatri"
    r"|cirug|cirujan|cutane|depresi|embaraz|enferm|estetic|inyec|piel|poros?$|receta|salud(?:able)?$|sintoma"
    r"|tratam|vacuna|vaccin)"
    r"|(?:ادوي|بشرة|بوتوكس|تجميل|توكسين|جلد|دواء|طبيب|علاج|مسام|ندبات|حقن|حامل|الحمل|اعراض|مرض"
    r"|جراح|ليزر|حساسية|تجاعيد)",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")


def telling_word(text: str) -> str:
    """The first word of a message that tells what a visit is for, or ""."""
    return next((word for word in WORD.findall(text) if _tells(_folded(word))), "")


def _tells(word: str) -> bool:
    return tells(word) or TELLING_IN_MESSAGES.search(word) is not None


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def unnamed() -> str:
    """What a clinic is called where its name must not be told, in the language spoken now."""
    return gettext(UNNAMED)


def sender(clinic: Clinic, *, private: bool) -> str:
    """What a clinic calls itself in messages; nothing to who asks for privacy.

    Its name for messages is neutral. Without one it is the clinic's own name, unless that tells.
    """
    if clinic.sender_name or private:
        return clinic.sender_name
    return unnamed() if tells(clinic.name) else clinic.name
