"""Arabic: questions about plans, photos, understanding and agreement."""

from intake.questionnaire.languages.ar.shared import AGREE, AMOUNT, NOT_SURE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "EXP_RESULT": Asked(
        text="What change would make you happy?",
        label="Change hoped for",
        options={
            "LITTLE": "A small change",
            "CLEAR": "A clear change",
            "PERFECT": "Perfect skin",
        },
    ),
    "EXP_LAST": Asked(
        text="How long do you think it lasts?",
        label="How long it lasts",
        options={
            "MONTHS": "Some months",
            "FOREVER": "Years or for ever",
        }
        | NOT_SURE,
    ),
    "EXP_WHO": Asked(
        text="Whose idea is this?",
        label="Whose idea",
        options={
            "ME": "Mine",
            "PRESSURE": "Someone is pushing me, or I feel I have to",
        },
    ),
    "APP_WORRY": Asked(
        text="How much do you worry about how this part looks?",
        label="Worry about how it looks",
        options={
            "0": "Not at all",
            "1": "A little",
            "2": "Some",
            "3": "A lot",
            "4": "It is always on my mind",
        },
    ),
    "APP_TIME": Asked(
        text="On most days, how long do you think about it in total?",
        label="Time spent thinking about it",
        options={
            "LT1": "Less than 1 hour",
            "H1_3": "1 to 3 hours",
            "GT3": "More than 3 hours",
        },
    ),
    "APP_UPSET": Asked(
        text="How much does it upset you?",
        label="How much it upsets you",
        options=AMOUNT,
    ),
    "APP_AVOID": Asked(
        text="How much does it stop you seeing people, working, studying or dating?",
        label="How much it stops you",
        options=AMOUNT,
    ),
    "APP_DX": Asked(
        text=("Has anyone in health care said you have body dysmorphia or an eating disorder?"),
        label="Told of body dysmorphia or an eating disorder",
        options={
            "NO": "No",
            "YES": "Yes",
            "PRIVATE": "I want to talk about this in private",
        },
    ),
    "APP_UNHAPPY": Asked(
        text=(
            "Has a past beauty treatment made you very sad, even when others said it looked good?"
        ),
        label="Very sad after a past treatment",
        options={
            "NO": "No, or I have had none",
            "YES": "Yes",
        },
    ),
    "EVENT": Asked(
        text="Do you have a big event soon? If so, when?",
        label="Big event",
        hint="For example, 12 12 2026.",
    ),
    "JOB": Asked(
        text="Do you do any of these?",
        label="Voice or driving",
        hint="Tick all that apply.",
        options={
            "VOICE": "Sing, act, or play a wind instrument",
            "DRIVE": "Drive or work machines as my job",
            "NONE": "None of these",
        },
    ),
    "FOLLOWUP": Asked(
        text="Could you come back or send an update 2 and 4 weeks after?",
        label="Can come back or send an update",
        options={
            "YES": "Yes",
            "NO": "No",
        }
        | NOT_SURE,
    ),
    "CONTACT": Asked(
        text="How can we contact you?",
        label="Ways to contact you",
        hint="Tick all that are fine.",
        options={
            "SMS": "Text",
            "EMAIL": "Email",
            "PHONE": "Phone call",
            "POST": "Letter",
        },
    ),
    "CONTACT_PRIV": Asked(
        text="Can our message say it is from a skin clinic?",
        label='May messages say "skin clinic"',
        options={
            "YES": "Yes",
            "NO": "No. Please keep it private",
        },
    ),
    "LANG_HELP": Asked(
        text="Would you like help with language, reading, hearing or seeing?",
        label="Help with language, reading, hearing or seeing",
        options=YES_NO,
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
        text="Which colour is closest to the skin on your inner arm?",
        label="Colour of inner arm",
        hint="1 is the lightest, 10 is the darkest.",
        options={
            "1": "Swatch 1",
            "2": "Swatch 2",
            "3": "Swatch 3",
            "4": "Swatch 4",
            "5": "Swatch 5",
            "6": "Swatch 6",
            "7": "Swatch 7",
            "8": "Swatch 8",
            "9": "Swatch 9",
            "10": "Swatch 10",
        },
    ),
    "SUN_REACT": Asked(
        text="With no sun cream, what does strong sun do to your skin?",
        label="What strong sun does",
        options={
            "1": "Always burns, never tans",
            "2": "Burns easily, tans a little",
            "3": "Sometimes burns, tans slowly",
            "4": "Rarely burns, tans easily",
            "5": "Very rarely burns",
            "6": "Never burns",
        },
    ),
    "PHOTO": Asked(
        text=(
            "Would you like to add photos? (front, left, right; neck if you chose"
            " it). You can say no."
        ),
        label="Add photos",
        options={
            "YES": "Add photos",
            "NO": "No thanks",
        },
    ),
    "PHOTO_USE": Asked(
        text="Your photos stay in your record. Can we also use them for teaching?",
        label="Photos for teaching",
        hint="You can take this back at any time.",
        options={
            "RECORD": "No, record only",
            "TEACH": "Yes, teaching too",
        },
    ),
    "TB_WHO": Asked(
        text="Who decides if you have a treatment?",
        label="Who decides",
        options={
            "FORM": "This form",
            "DESK": "The front desk",
            "BOTH": "A clinician and me, at my visit",
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
        text="Does the label of this medicine list your skin problem?",
        label="Off-label use",
        options={
            "LISTED": "Yes, it is on the label",
            "OFF": "No, this use is off-label",
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
        text="After a treatment, it gets hard to swallow or breathe. What do you do?",
        label="Trouble swallowing",
        options={
            "WAIT": "I wait to see if it goes away",
            "EMAIL": "I send the clinic an email",
            "CALL": "I call the emergency number at once",
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
        text=(
            "I know this form does not decide anything. A clinician will see me and decide with me."
        ),
        label="The form decides nothing",
        options=AGREE,
    ),
    "CON_OFFLABEL": Asked(
        text="I know the label of this medicine does not list these skin problems.",
        label="Not on the label",
        options=AGREE,
    ),
    "CON_CHANGE": Asked(
        text="I will tell the clinic if anything changes before my visit.",
        label="Will tell of changes",
        options=AGREE,
    ),
    "CON_DATA": Asked(
        text="I have read how my health data is kept and used.",
        label="How data is kept",
        options=AGREE,
    ),
}
