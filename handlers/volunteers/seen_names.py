"""What an organiser can have seen of somebody, as it is said in a sentence."""

from __future__ import annotations

from typing import Final

from handlers.text import _
from handlers.volunteers.nouns import Document

NAMED: Final = {
    Document.AGREEMENT: _("the agreement on paper"),
    Document.IDENTITY: _("the identity card"),
    Document.REFERENCE: _("the reference"),
    Document.MINORS: _("the extract for work with children (model 596.2)"),
}
"""What was seen, in a sentence."""
