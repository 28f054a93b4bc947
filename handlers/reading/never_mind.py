"""Hear whether somebody asked for their story tells it, or takes it back: "never mind", "non laisse tomber"."""

from handlers.reading.answer_parts import take_apart
from handlers.reading.answer_words import Sense
from handlers.reading.phrases import PhraseBook, word_set

_NEVER_MIND = PhraseBook(
    {
        True: """
    laat maar, laat maar zitten, laat zitten, vergeet het, vergeet maar, toch niet/nie, niet meer nodig, niks, niets
    hoeft niet/nie meer, hoeft niet/nie, ik/k? wil niets/niks zeggen/melden/vertellen, annuleer*, stoppen, stop
    laisse tomber, laissez tomber, laisse, oublie, oubliez, oublie ca, oubliez ca, rien, finalement non, annule*
    never mind, nevermind, forget it, forget about it, nothing, cancel, leave it, drop it, don't bother
    doch nicht, vergiss es, vergessen sie es, schon gut, lass mal, lass es, lassen sie es, nichts, abbrechen
    bos ver, vazgectim, لا داعي, انسي الامر, انس الامر
    """
    },
    no_slips="niets niks laat stop",
)
_BARE_NOES = word_set("nee neen neenee nope non nan no nah nein noe hayir لا كلا")
_SHORT = 3
_SMALL = frozenset({Sense.NO, Sense.FILLER, Sense.AGREE, Sense.BACK, Sense.DOUBT})


def is_never_mind(text: str) -> bool:
    """Tell whether these words take it back and tell nothing else; a no alone does too."""
    answer = take_apart(text)
    taken = {place for hit in _NEVER_MIND.find(answer.said) for place in range(hit.first, hit.end)}
    noes = {place for place, word in enumerate(answer.said) if word.text in _BARE_NOES}
    small = {place for place, sense in answer.senses.items() if sense in _SMALL}
    return bool(taken or noes) and len(taken | noes | small) == len(answer.said)


def tells_something(text: str) -> bool:
    """Tell whether there is a story in it, and not only a number, a sign or a short answer such as "ok"."""
    answer = take_apart(text)
    is_short = len(answer.said) <= _SHORT and len(answer.senses) == len(answer.said)
    return not is_short and sum(letter.isalpha() for word in answer.said for letter in word.text) > 1
