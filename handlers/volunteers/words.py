"""The words of the commands of volunteers; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w
from handlers.volunteers.nouns import Document

VOLUNTEER_WORDS: Final = _w("volunteer|become a volunteer|i want to be a volunteer|i want to help")
PAUSE_WORDS: Final = _w("pause until|pause")
RESUME_WORDS: Final = _w("resume|end pause|i am back")
LEAVE_WORDS: Final = _w("stop volunteering|leave volunteers")

SEEN_WORDS: Final = {
    Document.AGREEMENT: _w("neighbourhood paper|neighborhood paper"),
    Document.IDENTITY: _w("neighbourhood identity|neighborhood identity"),
    Document.REFERENCE: _w("neighbourhood reference|neighborhood reference"),
    Document.MINORS: _w("neighbourhood extract|neighborhood extract"),
}
"""One command for each thing that an organiser has seen."""
SUSPEND_WORDS: Final = _w("neighbourhood suspend|neighborhood suspend")
EXCLUDE_WORDS: Final = _w("neighbourhood exclude|neighborhood exclude")
READMIT_WORDS: Final = _w("neighbourhood readmit|neighborhood readmit")
VOLUNTEERS_WORDS: Final = _w("neighbourhood volunteers|neighborhood volunteers")
MINORS_WORDS: Final = _w("minors|with children")
CERTIFICATE_WORDS: Final = _w("certificate|my certificate")
EXPENSE_LIST_WORDS: Final = _w("expense list|expenses list|list of expenses")
EXPENSES_WORDS: Final = _w("expenses|my expenses")
ALONG_WORDS: Final = _w("go along")
