"""Near which street: in French the kind of street takes its article."""

from handlers.reading.plain import bare
from handlers.text import Text, Verbatim, _

_WITH_LA = frozenset({"rue", "ruelle", "place", "chaussee", "dreve", "venelle", "cite", "grand-place", "route"})
_WITH_L = frozenset({"avenue", "allee", "impasse", "esplanade"})
_WITH_DU = frozenset({"boulevard", "quai", "clos", "chemin", "square", "sentier", "parvis"})


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
