"""Cases that were treated, and what the patients have told since."""

from clinic.demo.case import Case, Path

SAFE = {"FU_SPREAD": "NO", "FU_WEAK": "NO", "FU_RASH": "NO", "FU_REDNESS": "NO"}
SKIN = ("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT", "BOTHER_OIL", "PORE_NOW", "BOTHER_PORES")


def _skin(*steps: int) -> dict[str, int]:
    return dict(zip(SKIN, steps, strict=True))


TREATED = (
    Case(
        who="Halina Drozd",
        day=-63,
        path=Path.TREATED,
        hours=63 * 24 + 110,
        goals="OIL PORES",
        words="By noon I could fry an egg on my forehead.",
        answers={"PHOTO": "YES", "PHOTO_USE": "RECORD", **_skin(4, 3, 3, 3, 3, 3, 2)},
        photos=("front", "left", "right"),
        later_photos=("front", "left"),
        since=(
            ("D2", SAFE),
            ("D7", {"FU_EFFECTS": ["BRUISE"], "FU_TEXT": "One small bruise, gone by the weekend."}),
            ("W2", {"FU_EFFECTS": ["NONE"]} | _skin(2, 2, 2, 2, 2, 3, 2)),
            ("W4", SAFE | _skin(1, 1, 1, 1, 1, 2, 1) | {"FU_SATISFIED": 3, "FU_AGAIN": "YES"}),
            ("W8", _skin(2, 1, 2, 1, 1, 2, 1)),
        ),
    ),
    Case(
        who="Femi Adebayo-Cole",
        day=-3,
        path=Path.TREATED,
        hours=3 * 24 + 110,
        goals="OIL",
        words="Shine in photographs, mostly.",
        since=(("D2", SAFE | {"FU_SPREAD": "YES", "FU_TEXT": "Water goes down the wrong way."}),),
    ),
)
