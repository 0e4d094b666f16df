"""Answers that many questions share."""

NONE = {"NONE": "None of these"}
UNSURE = {"UNSURE": "Not sure"}
NO_YES = {"NO": "No", "YES": "Yes"}
PRIVATE = {"PRIVATE": "Talk in private"}
AMOUNT = ("Not at all", "A little", "Some", "A lot", "Very much")
