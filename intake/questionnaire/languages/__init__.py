"""The questionnaire in other languages: the words for each code, a package for a language.

The words are not clinically validated. They say nothing about when a question is asked or what
an answer means: that comes with the codes from the English edition.
"""

ENGLISH = "en"
IN_ENGLISH = {"es": "Spanish", "ar": "Arabic"}  # the languages as staff call them
