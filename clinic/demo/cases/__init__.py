"""Every case of the demonstration."""

from clinic.demo.cases.decided import DECIDED
from clinic.demo.cases.for_clinicians import FOR_CLINICIANS
from clinic.demo.cases.for_the_desk import FOR_THE_DESK
from clinic.demo.cases.treated import TREATED
from clinic.demo.cases.with_patients import WITH_PATIENTS

CASES = (*WITH_PATIENTS, *FOR_THE_DESK, *FOR_CLINICIANS, *DECIDED, *TREATED)
