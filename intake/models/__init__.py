"""What the patient's side stores."""

from intake.models.agreement import Signature, TeachBackTry, Withdrawal
from intake.models.asked import DataRequest, Reply
from intake.models.assessment import AssessmentRecord
from intake.models.browser import Browser, OneTimeCode
from intake.models.clinic import Clinic, NoProtocol, Protocol, RulebookChanged
from intake.models.event import Event
from intake.models.face_map import FaceMap
from intake.models.firing import ConcernFit, Firing
from intake.models.following import CheckIn, Task, Treatment
from intake.models.imported import ImportedLine
from intake.models.intake import Intake
from intake.models.letter import Letter
from intake.models.logo import Logo
from intake.models.message_words import MessageWords
from intake.models.origins import Origins, Retold
from intake.models.outbox import Outbox
from intake.models.own_wording import OwnWording
from intake.models.patient import Identity, Patient
from intake.models.photo import Photo
from intake.models.read_back import ReadBack
from intake.models.request import InfoRequest
from intake.models.revision import Consent, Revision
from intake.models.stumble import Stumble
from intake.models.tablet import HandOver, Sitting
from intake.models.visit import Invitation, Visit

__all__ = [
    "AssessmentRecord",
    "Browser",
    "CheckIn",
    "Clinic",
    "ConcernFit",
    "Consent",
    "DataRequest",
    "Event",
    "FaceMap",
    "Firing",
    "HandOver",
    "Identity",
    "ImportedLine",
    "InfoRequest",
    "Intake",
    "Invitation",
    "Letter",
    "Logo",
    "MessageWords",
    "NoProtocol",
    "OneTimeCode",
    "Origins",
    "Outbox",
    "OwnWording",
    "Patient",
    "Photo",
    "Protocol",
    "ReadBack",
    "Reply",
    "Retold",
    "Revision",
    "RulebookChanged",
    "Signature",
    "Sitting",
    "Stumble",
    "Task",
    "TeachBackTry",
    "Treatment",
    "Visit",
    "Withdrawal",
]
