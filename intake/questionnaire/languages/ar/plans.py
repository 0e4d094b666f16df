"""Arabic: questions about plans, photos, understanding and agreement."""

from intake.questionnaire.languages.ar.shared import AGREE, AMOUNT, NONE, NOT_SURE, PRIVATE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "EXP_RESULT": Asked(
        text="What change would make you happy?",
        label="Change hoped for",
        options={
            "LITTLE": "Small",
            "CLEAR": "Clear",
            "PERFECT": "Perfect skin",
        },
    ),
    "EXP_LAST": Asked(
        text="How long does it last?",
        label="How long it lasts",
        options={
            "MONTHS": "Months",
            "FOREVER": "Years or for ever",
        }
        | NOT_SURE,
    ),
    "EXP_WHO": Asked(
        text="Whose idea is this?",
        label="Whose idea",
        options={
            "ME": "Mine",
            "PRESSURE": "I feel pushed, or that I have to",
        },
    ),
    "APP_WORRY": Asked(
        text="Do you worry about how it looks?",
        label="Worry about looks",
        options={
            "0": "Not at all",
            "1": "A little",
            "2": "Some",
            "3": "A lot",
            "4": "Always on my mind",
        },
    ),
    "APP_TIME": Asked(
        text="On most days, how long do you think about it?",
        label="Time on worry",
        options={
            "LT1": "Under 1 hour",
            "H1_3": "1 to 3 hours",
            "GT3": "Over 3 hours",
        },
    ),
    "APP_UPSET": Asked(
        text="Does it upset you?",
        label="How upsetting",
        options=AMOUNT,
    ),
    "APP_AVOID": Asked(
        text="Does it keep you from friends, work, study or dates?",
        label="What it stops",
        options=AMOUNT,
    ),
    "APP_DX": Asked(
        text="Ever told you have body dysmorphia or an eating disorder?",
        label="Body dysmorphia or eating disorder",
        options=YES_NO | PRIVATE,
    ),
    "APP_UNHAPPY": Asked(
        text="Has a beauty treatment ever made you very sad when others liked it?",
        label="Sad after a treatment",
        options=YES_NO,
    ),
    "EVENT": Asked(
        text="A big event soon? When?",
        label="Big event",
    ),
    "JOB": Asked(
        text="Do you do any of these?",
        label="Voice or driving",
        options={
            "VOICE": "Sing, act or play a wind instrument",
            "DRIVE": "Drive or work machines as my job",
        }
        | NONE,
    ),
    "FOLLOWUP": Asked(
        text="Can you come or write after 2 and 4 weeks?",
        label="Follow-up",
        options={
            "YES": "Yes",
            "NO": "No",
        }
        | NOT_SURE,
    ),
    "CONTACT": Asked(
        text="How can we contact you?",
        label="Contact by",
        options={
            "SMS": "Text",
            "EMAIL": "Email",
            "PHONE": "Phone",
            "POST": "Letter",
        },
    ),
    "CONTACT_PRIV": Asked(
        text="May messages say “skin clinic”?",
        label="May say “skin clinic”",
        options={
            "YES": "Yes",
            "NO": "No, keep it private",
        },
    ),
    "LANG_HELP": Asked(
        text="Need help with language, or to read, hear or see?",
        label="Language or reading help",
        options=YES_NO,
    ),
    "PHOTO": Asked(
        text="Would you like to add photos?",
        label="Photos",
        options={
            "YES": "Add photos",
            "NO": "No thanks",
        },
    ),
    "PHOTO_USE": Asked(
        text="Photos stay in your record. Can we also teach with them?",
        label="Photos for teaching",
        hint="You can take this back at any time.",
        options={
            "RECORD": "No, record only",
            "TEACH": "Yes, teaching too",
        },
    ),
    "NAME_PREF": Asked(
        text="What name should we call you?",
        label="Name to use",
    ),
    "PRONOUNS": Asked(
        text="What pronouns do you use?",
        label="Pronouns",
    ),
    "SKIN_TONE": Asked(
        text="Which is closest to the skin on your inner arm?",
        label="Skin colour",
        hint="1 is lightest, 10 is darkest.",
        options={
            "1": "1",
            "2": "2",
            "3": "3",
            "4": "4",
            "5": "5",
            "6": "6",
            "7": "7",
            "8": "8",
            "9": "9",
            "10": "10",
        },
    ),
    "SUN_REACT": Asked(
        text="With no sun cream, what does strong sun do to you?",
        label="What sun does",
        options={
            "1": "Always burns, never tans",
            "2": "Burns easily, tans a little",
            "3": "Sometimes burns, tans slowly",
            "4": "Rarely burns, tans easily",
            "5": "Very rarely burns",
            "6": "Never burns",
        },
    ),
    "TB_WHO": Asked(
        text="Who decides on treatment?",
        label="Who decides",
        options={
            "FORM": "This form",
            "DESK": "The front desk",
            "BOTH": "A clinician and me",
            "READ": "I have read this",
        },
        explanations=(
            (
                "The form only gathers your answers, and the front desk books your"
                " visit. A clinician sees you. Then you decide together."
            ),
            (
                "Nothing is decided today. You meet a clinician, you talk, and you"
                " both have to agree."
            ),
        ),
    ),
    "TB_LABEL": Asked(
        text="Does the label list your skin problem?",
        label="Off-label use",
        options={
            "LISTED": "Yes",
            "OFF": "No, it is off-label",
            "FREE": "It has no label",
            "READ": "I have read this",
        },
        explanations=(
            (
                "The medicine has a label, for other uses. Oil, spots, redness,"
                " pores, scars and rough skin are not on it. Such a use is called"
                " off-label."
            ),
            "Off-label means that the label does not name this use. That is so here.",
        ),
    ),
    "TB_SWALLOW": Asked(
        text="If it gets hard to swallow, what do you do?",
        label="Trouble swallowing",
        options={
            "WAIT": "Wait and see",
            "EMAIL": "Email the clinic",
            "CALL": "Call the emergency number",
            "READ": "I have read this",
        },
        explanations=(
            (
                "It can mean that the medicine has spread. That can get worse fast."
                " Do not wait, and do not email. Call the emergency number."
            ),
            (
                "If you cannot swallow or breathe well, you need help now. Phone the"
                " emergency number first. Tell the clinic later."
            ),
        ),
    ),
    "CON_TRUTH": Asked(
        text="My answers are true, as far as I know.",
        label="Answers are true",
        options=AGREE,
    ),
    "CON_ROLE": Asked(
        text="This form decides nothing. A clinician sees me and we decide.",
        label="Form decides nothing",
        options=AGREE,
    ),
    "CON_OFFLABEL": Asked(
        text="I know the label of botulinum toxin does not list these skin problems.",
        label="Not on the label",
        options=AGREE,
    ),
    "CON_CHANGE": Asked(
        text="I will tell the clinic of changes before my visit.",
        label="Will tell of changes",
        options=AGREE,
    ),
    "CON_DATA": Asked(
        text="I have read how my health data is kept and used.",
        label="How data is kept",
        options=AGREE,
    ),
}
