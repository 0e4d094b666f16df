"""What the page of photos says by its script, in the language that is spoken now."""

from django.utils.translation import gettext, gettext_noop

WORDS = {
    "dark": gettext_noop("This looks a little dark."),
    "bright": gettext_noop("This looks a little too bright."),
    "blurred": gettext_noop("This looks a little blurred."),
    "again": gettext_noop("Take it again"),
    "take": gettext_noop("Take a photo"),
    "another": gettext_noop("Choose another picture"),
    "choose": gettext_noop("Choose a picture"),
    "use": gettext_noop("Use this photo"),
    "looking": gettext_noop("Looking at your picture…"),
    "large": gettext_noop("This file is larger than 10 MB. Choose a smaller one."),
    "unseen": gettext_noop("This phone cannot show the picture here. You can still use it."),
    "anyway": gettext_noop("Use it anyway"),
    "unsaved": gettext_noop("Not saved yet."),
    "saving": gettext_noop("Saving…"),
    "sending": gettext_noop("Sending…"),
    "failed": gettext_noop("Not saved yet. Try again."),
    "retry": gettext_noop("Try again"),
    "opening": gettext_noop("Opening the camera…"),
    "shut": gettext_noop("The camera did not open. Choose a picture instead."),
    "shoot": gettext_noop("Take the photo"),
    "turn": gettext_noop("Other camera"),
    "close": gettext_noop("Close the camera"),
    "fit": gettext_noop("Fit yourself to the outline."),
    "fresh": gettext_noop("Your new photo, not saved yet"),
    "either": gettext_noop("Use it anyway, or take it again."),
    "refused": gettext_noop("Not saved."),
    "still": gettext_noop("The photo is taken in {n} seconds. Hold still."),
}


def photo_words() -> dict[str, str]:
    """Each sentence by the name that the script knows it by."""
    return {name: gettext(words) for name, words in WORDS.items()}
