"""Arabic: answers that many questions share."""

AMOUNT = {
    "0": "Not at all",
    "1": "A little",
    "2": "Some",
    "3": "A lot",
    "4": "Very much",
}
YES_NO = {
    "NO": "No",
    "YES": "Yes",
}
NOT_SURE = {"UNSURE": "Not sure"}
NONE = {"NONE": "None of these"}
PRIVATE = {"PRIVATE": "Talk in private"}
AGREE = {"YES": "I agree"}
