"""Near which street: in French the kind of street takes its article."""

from handlers.reading.phrases import words_in
from handlers.reading.place_words import WITH_DU, WITH_L, WITH_LA
from handlers.reading.plain import bare
from handlers.text import Text, Verbatim, _

_WITH_LA, _WITH_L, _WITH_DU = words_in(WITH_LA), words_in(WITH_L), words_in(WITH_DU)


def near(street: str) -> Text:
    """Say near which street, with the French article where its kind has one."""
    kind = bare(street).split(" ", 1)[0]
    small = Verbatim(street[:1].lower() + street[1:])
    if kind in _WITH_LA:
        return _("near the {street}", street=small)
    if kind in _WITH_L:
        return _("close to the {street}", street=small)
    if kind in _WITH_DU:
        return _("around the {street}", street=small)
    return _("near {street}", street=Verbatim(street))
