"""The words of the commands about requests and of the kinds of help; texts say them in the reader's language."""

from typing import Final

from handlers.requests.nouns import Category
from handlers.text import Text, _, _w

NEED = _w("need|need help|i need help|ask for help")
BEHALF = _w("behalf|on behalf|on behalf of|for someone else")
TASKS = _w("tasks|open tasks|open requests")
TAKE_ID: Final = "take"
NEED_ID: Final = "need"
TAKE = _w(
    "take|claim|i take|i'll take|i help with|i will help with|i can help with|i want to help with|i'll do|i will do"
)
RELEASE = _w("release|let go|give back")
DONE = _w("done|finished")
MOVE = _w("another moment|another time|reschedule|change the time|change time|change the moment")
WITHDRAW = _w("withdraw|cancel|no longer needed|not needed any more|i no longer need help")
WHY_ME = _w("why me")
REPORT = _w("report|report something|i want to report something|complaint")
HERE = _w("i am here|i'm here|i have arrived|present")
INSIDE = _w("i am inside|i'm inside|i am in")
OUTSIDE = _w("i am outside|i'm outside|i am out|i'm out|i am outside again|i'm outside again|outside again")
MY_REQUESTS = _w("my requests|my questions")
MY_TASKS = _w("my tasks")

CATEGORY_WORDS: Final[dict[Category, Text]] = {
    Category.SHOPPING: _("Shopping"),
    Category.TRANSPORT: _("Transport"),
    Category.CHORE: _("Odd job"),
    Category.COMPANY: _("Company"),
    Category.OTHER: _("Something else"),
    Category.RESPITE: _("Staying with somebody for a while"),
}
USUAL_WORDS: Final = {kind: words for kind, words in CATEGORY_WORDS.items() if kind is not Category.RESPITE}
"""What everybody may choose."""
