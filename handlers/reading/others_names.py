"""Leave out the names of other people from what neighbours may read: who is spoken of did not agree to it."""

from collections.abc import Iterator, Sequence

from handlers.reading.needs import spoken_need
from handlers.reading.phrases import word_set
from handlers.reading.plain import Word, words

_BEHIND_A_NAME = word_set("""
    moet moeten heeft hebben is kan wil zoekt vraagt krijgt doit a est veut peut cherche demande must needs has can
    wants muss hat ist kann braucht sucht mochte
    """)
_KIN = word_set("""
    moeder vader mama papa oma opa man vrouw zoon dochter broer zus tante nonkel buurman buurvrouw vriend vriendin
    mere pere maman mari femme fils fille frere soeur oncle voisin voisine mother father mum dad husband wife son
    daughter brother sister aunt uncle neighbour mutter vater frau mann sohn tochter bruder schwester nachbarin nachbar
    """)
_NO_NAME = word_set("""
    ik jij je u hij zij ze wij we men er het dat dit die deze wie wat waar iemand niemand alles iets ieder iedereen
    moeder vader mama papa oma opa man vrouw zoon dochter broer zus tante nonkel buurman buurvrouw vriend vriendin
    mensen kind hond kat poes dier huis dak deur raam was wasmachine fiets auto rolluik muur vloer boom bad toilet
    lift trap gang garage kelder bed zetel radio gsm telefoon water vuilnis oven frigo kachel bel slot
    je tu il elle on nous vous ils elles ca cela ce c qui quelqu quelqu'un personne mere pere maman mari femme fils
    fille chien chat maison porte fenetre velo voiture toit mur arbre
    i you he she it we they this that who what someone somebody anyone nobody there mother father mum dad husband
    wife son daughter dog cat house door window bike roof wall tree
    ich du er sie es wir man jemand niemand das dies wer was mutter vater frau mann sohn tochter hund katze haus tur
    fenster dach baum rad zimmer
    """)


def without_names(text: str) -> str:
    """Return the text without the names of others, and without the "must" or "is" that spoke of them."""
    said = words(text)
    kept, at = [], 0
    for start, end in _names(text, said):
        kept.append(text[at:start].rstrip())
        at = end
    return " ".join(piece for piece in (*kept, text[at:].lstrip(" ,")) if piece) if kept else text


def _names(text: str, said: Sequence[Word]) -> Iterator[tuple[int, int]]:
    for place, word in enumerate(said):
        if not _may_be_a_name(text, word):
            continue
        behind = said[place + 1] if place + 1 < len(said) else None
        if behind and behind.text in _BEHIND_A_NAME and behind.sentence == word.sentence:
            yield word.start, behind.end
        elif place and said[place - 1].text in _KIN:
            yield word.start, word.end


def _may_be_a_name(text: str, word: Word) -> bool:
    written = text[word.start : word.end]
    is_capital = written[:1].isupper() and written[1:].islower()
    return is_capital and written.isalpha() and word.text not in _NO_NAME and spoken_need(written) is None
