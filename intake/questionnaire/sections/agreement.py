"""What the patient agrees to by sending. Not consent to treatment: that is taken face to face."""

from intake.questionnaire.kinds import Tick

CON_TRUTH = Tick(
    code="CON_TRUTH",
    text="My answers are true, as far as I know.",
    label="Answers are true",
    why="Informed, recorded agreement",
)

CON_ROLE = Tick(
    code="CON_ROLE",
    text="I know this form does not decide anything. A clinician will see me and decide with me.",
    label="The form decides nothing",
    why="Informed, recorded agreement",
)

CON_OFFLABEL = Tick(
    code="CON_OFFLABEL",
    text="I know the label of this medicine does not list these skin problems.",
    label="Not on the label",
    why="Informed, recorded agreement",
)

CON_CHANGE = Tick(
    code="CON_CHANGE",
    text="I will tell the clinic if anything changes before my visit.",
    label="Will tell of changes",
    why="Informed, recorded agreement",
)

CON_DATA = Tick(
    code="CON_DATA",
    text="I have read how my health data is kept and used.",
    label="How data is kept",
    why="Informed, recorded agreement",
)
