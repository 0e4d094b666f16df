"""Which brands an ingredient allergy rules out, and whether any stocked brand is left."""

from __future__ import annotations

from intake.questionnaire.conditions import Condition, Named, Stocks, all_of
from intake.questionnaire.sections.safety import ALLERGY
from intake.questionnaire.sections.treatments import TOX_BRAND

BRANDS = tuple(code for code in TOX_BRAND.option_codes if code not in ("OTHER", "UNKNOWN"))

EXCLUDED_BY = {
    "ALBUMIN": ("ABO", "INCO", "LETI", "ONA", "PRABO"),  # L-CON, L-ALB
    "MILK": ("ABO",),  # L-MILK
    "POLYSORB": ("DAXI",),  # L-DAX
}


def _ruled_out(brand: str) -> Condition:
    """The clinic does not stock the brand, or an ingredient of it rules it out."""
    ingredients = tuple(code for code, brands in EXCLUDED_BY.items() if brand in brands)
    not_stocked = ~Stocks((brand,))
    return not_stocked | ALLERGY.has(*ingredients) if ingredients else not_stocked


NO_BRAND_LEFT = Named(
    "ingredient allergies rule out every brand the clinic stocks",
    all_of(Stocks(BRANDS), *(_ruled_out(brand) for brand in BRANDS)),
)
