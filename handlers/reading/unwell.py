"""Hear how somebody is, in the words of who is asked whether all is well: "no", "not so good", "I fell", "I am fine".

"Not bad", "no pain" and "no, all is well" say something else; of those nothing is concluded.
"""

from __future__ import annotations

from typing import Final

from handlers.reading.answer_parts import TakenApart, take_apart
from handlers.reading.denial import places_of_no
from handlers.reading.phrases import PhraseBook

_UNWELL: Final = PhraseBook(
    {
        True: """
    slecht, slechter, pijn, ziek, misselijk, duizelig, gevallen, ziekenhuis, kliniek, spoed, bang, benauwd, koorts, hulp
    niet/nie/ni .. goed/best/lekker/ok/oke, gaat/lukt niet/nie/ni
    mal, malade, tombe/tombee, douleur, douleurs, hopital, peur, fievre, vertige, vertiges, aide
    pas .. bien/top/terrible, va pas
    bad, badly, unwell, ill, sick, fell, fallen, pain, hurt, hurts, hospital, scared, dizzy, fever, help
    not .. well/good/great/ok/okay/fine
    schlecht, schlechter, schmerzen, krank, gesturzt/gestuerzt, hingefallen, krankenhaus, spital, angst, ubel/uebel
    schwindlig/schwindelig, fieber, hilfe, nicht .. gut/besonders/ok, geht nicht
    """
    }
)
_WELL: Final = PhraseBook(
    {
        True: """
    alles/gaat/goed/heel/prima/best goed, alles/gaat prima/oke/ok, tout/va/tres bien, pas mal
    all/very/quite/am well/good/fine/ok, alles/geht/sehr gut
    nee/neen hoor goed, nee/neen hoor alles/gaat goed/prima/ok/oke, non non ca va, non non tout va bien
    """
    }
)
_FINE: Final = PhraseBook(
    {
        True: """
    ^ goed, ^ prima, ^ dik in orde, alles in orde, ^ tgaat, t gaat
    ^ bien, ca va, ^ nickel, en forme
    ^ fine, ^ good, i'm fine/ok/well/good
    ^ gut, in ordnung, mir geht/gehts .. gut
    """
    }
)
"""With these, and no word of the others, somebody says that they are well."""


_MARKS: Final = frozenset(",;.:!?\n")


def says_unwell(text: str) -> bool:
    """Tell whether somebody says no to being well, or what is the matter; in doubt they do not."""
    answer = take_apart(text)
    noes = frozenset(places_of_no(answer))
    if any(not _is_denied(answer, hit.first, noes, 2) for hit in _WELL.find(answer.said)):
        return False
    hits = tuple(_UNWELL.find(answer.said))
    return any(not _is_denied(answer, hit.first, noes, 1) for hit in hits) if hits else bool(noes)


_OF_ALL: Final = PhraseBook({True: "lijst, list, liste"})
"""With these somebody asks how it stands with everybody: "alles goed lijst" is no word of being well."""


def says_well(text: str) -> bool:
    """Tell whether somebody says that all is well, and nothing that is the matter; in doubt they do not."""
    answer = take_apart(text)
    noes = frozenset(places_of_no(answer))
    if any(_OF_ALL.find(answer.said)):
        return False
    if any(not _is_denied(answer, hit.first, noes, 1) for hit in _UNWELL.find(answer.said)):
        return False
    hits = (*_WELL.find(answer.said), *_FINE.find(answer.said))
    return any(not _is_denied(answer, hit.first, noes, 2) for hit in hits)


def _is_denied(answer: TakenApart, place: int, noes: frozenset[int], reach: int) -> bool:
    """Tell whether a no stands before a word, at most so many words away and with no mark between them."""
    before = (one for one in range(place - reach, place) if one in noes)
    between = (answer.text[answer.said[one].end : answer.said[place].start] for one in before)
    return any(not _MARKS & set(words) for words in between)
