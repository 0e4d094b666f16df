"""Hopes, plans, and what is understood and agreed."""

from intake.questionnaire.editions.in_brief.shared import AMOUNT, NO_YES, NONE, PRIVATE, UNSURE
from intake.questionnaire.rewording import said

WORDS = {
    "EXP_RESULT": said(
        "What change would make you happy?",
        "Change hoped for",
        LITTLE="Small",
        CLEAR="Clear",
        PERFECT="Perfect skin",
    ),
    "EXP_LAST": said(
        "How long does it last?",
        "How long it lasts",
        MONTHS="Months",
        FOREVER="Years or for ever",
        **UNSURE,
    ),
    "EXP_WHO": said(
        "Whose idea is this?",
        "Whose idea",
        ME="Mine",
        PRESSURE="I feel pushed, or that I have to",
    ),
    "APP_WORRY": said(
        "Do you worry about how it looks?",
        "Worry about looks",
        *("Not at all", "A little", "Some", "A lot", "Always on my mind"),
    ),
    "APP_TIME": said(
        "On most days, how long do you think about it?",
        "Time on worry",
        LT1="Under 1 hour",
        H1_3="1 to 3 hours",
        GT3="Over 3 hours",
    ),
    "APP_UPSET": said("Does it upset you?", "How upsetting", *AMOUNT),
    "APP_AVOID": said(
        "Does it keep you from friends, work, study or dates?",
        "What it stops",
        *AMOUNT,
    ),
    "APP_DX": said(
        "Ever told you have body dysmorphia or an eating disorder?",
        "Body dysmorphia or eating disorder",
        **NO_YES,
        **PRIVATE,
    ),
    "APP_UNHAPPY": said(
        "Has a beauty treatment ever made you very sad when others liked it?",
        "Sad after a treatment",
        **NO_YES,
    ),
    "EVENT": said("A big event soon? When?", "Big event"),
    "JOB": said(
        "Do you do any of these?",
        "Voice or driving",
        VOICE="Sing, act or play a wind instrument",
        DRIVE="Drive or work machines as my job",
        **NONE,
    ),
    "FOLLOWUP": said(
        "Can you come or write after 2 and 4 weeks?",
        "Follow-up",
        YES="Yes",
        NO="No",
        **UNSURE,
    ),
    "CONTACT": said(
        "How can we contact you?",
        "Contact by",
        SMS="Text",
        EMAIL="Email",
        PHONE="Phone",
        POST="Letter",
    ),
    "CONTACT_PRIV": said(
        "May messages say “skin clinic”?",
        "May say “skin clinic”",
        YES="Yes",
        NO="No, keep it private",
    ),
    "LANG_HELP": said(
        "Need help with language, or to read, hear or see?", "Language or reading help", **NO_YES
    ),
    "NAME_PREF": said("What name should we call you?", "Name to use"),
    "PRONOUNS": said("What pronouns do you use?", "Pronouns"),
    "SKIN_TONE": said(
        "Which is closest to the skin on your inner arm?",
        "Skin colour",
        *map(str, range(1, 11)),
        hint="1 is lightest, 10 is darkest.",
    ),
    "SUN_REACT": said(
        "With no sun cream, what does strong sun do to you?",
        "What sun does",
        *("Always burns, never tans", "Burns easily, tans a little"),
        *("Sometimes burns, tans slowly", "Rarely burns, tans easily"),
        *("Very rarely burns", "Never burns"),
    ),
    "PHOTO": said("Would you like to add photos?", "Photos", YES="Add photos", NO="No thanks"),
    "PHOTO_USE": said(
        "Photos stay in your record. Can we also teach with them?",
        "Photos for teaching",
        hint="You can take this back at any time.",
        RECORD="No, record only",
        TEACH="Yes, teaching too",
    ),
    "TB_WHO": said(
        "Who decides on treatment?",
        "Who decides",
        FORM="This form",
        DESK="The front desk",
        BOTH="A clinician and me",
        READ="I have read this",
    ),
    "TB_LABEL": said(
        "Does the label list your skin problem?",
        "Off-label use",
        LISTED="Yes",
        OFF="No, it is off-label",
        FREE="It has no label",
        READ="I have read this",
    ),
    "TB_SWALLOW": said(
        "If it gets hard to swallow, what do you do?",
        "Trouble swallowing",
        WAIT="Wait and see",
        EMAIL="Email the clinic",
        CALL="Call the emergency number",
        READ="I have read this",
    ),
    "CON_ALL": said("I agree to all five", "Five points"),
    "CON_TRUTH": said("My answers are true, as far as I know.", "Answers are true"),
    "CON_ROLE": said(
        "This form decides nothing. A clinician sees me and we decide.",
        "Form decides nothing",
    ),
    "CON_OFFLABEL": said(
        "I know the label of botulinum toxin does not list these skin problems.",
        "Not on the label",
    ),
    "CON_CHANGE": said(
        "I will tell the clinic of changes before my visit.", "Will tell of changes"
    ),
    "CON_DATA": said("I have read how my health data is kept and used.", "How data is kept"),
}
