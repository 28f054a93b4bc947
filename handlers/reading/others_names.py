"""Leave out the names of other people from what neighbours may read: who is spoken of did not agree to it.

A name is what stands behind "Mrs" or "Herr"; a capital behind "voor", "bij", "pour", "chez", "for" or "at" that is no
shop and no feast; a first name that many have behind any small word ("mit Hans", "à Jeanne"); a capital that must, is
or has something. "Wasmachine" behind a German "bei" has a capital as well, so there only known first names count.
"""

from collections.abc import Iterator, Sequence

from handlers.reading.first_names import FIRST_NAMES
from handlers.reading.needs import spoken_need
from handlers.reading.phrases import word_set
from handlers.reading.plain import Word, words
from handlers.reading.streets import find_streets

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
_TITLES = word_set("""
    mevrouw mevr mw meneer mijnheer dhr heer juffrouw juffrouwtje madame mme monsieur mademoiselle mlle
    mrs mr ms miss mister frau herr herrn fraulein dr drs prof dokter docteur doctor doktor pastoor
    """)
_KEPT_TITLES = word_set("dokter docteur doctor doktor pastoor")
_PARTICLES = word_set("de den der van von le la du des d l t vande vanden vander ten ter el al ben zu")
_BEFORE_ANYBODY = word_set("voor bij namens pour chez for at")
_BEFORE_KNOWN = word_set("met aan naar van avec a de vers with to from of fur bei mit von an zu nach samen ensemble")
_SAINT = word_set("sint st saint sainte sankt")
_AND = word_set("en et and und")
_THEIR = word_set(
    "haar zijn hun sa son ses leur leurs her his their ihr ihre ihrer ihrem ihren sein seine seiner seinem"
)
_BETWEEN = word_set("mijn onze ons de het een mon ma notre le la the my our mein meine meinen meiner unsere")
_NOBODY = word_set("""
    colruyt delhaize aldi lidl carrefour okay spar albert heijn action ikea kruidvat brico gamma hubo proximus telenet
    apotheek pharmacie apotheke ocmw cpas bpost kerstmis kerst noel christmas weihnachten pasen paques easter ostern
    sinterklaas allerheiligen toussaint nieuwjaar monday tuesday wednesday thursday friday saturday sunday
    """)
_NOT_BEHIND_A_TITLE = word_set("""
    in op aan naar van die met om uit is was heeft moet wil kan en of voor bij thuis dans qui est a pour et ou who has
    and or at on to wer hat ist und oder im am zum zur
    """)


def without_names(text: str) -> str:
    """Return the text without the names of others, and without the "for" or the "must" that spoke of them."""
    said = words(text)
    kept, at = [], 0
    for start, end in _names(text, said):
        if start >= at:
            kept.append(text[at:start].rstrip())
            at = end
    return " ".join(piece for piece in (*kept, text[at:].lstrip(" ,")) if piece) if kept else text


def keeps_a_name(text: str, left: str) -> bool:
    """Tell whether a name may still stand in `left`, or a part of what was said of several: "and her sister"."""
    said = words(left)
    if any(_is_known_name(left, said, place) for place in range(len(said))):
        return True
    whole = words(text)
    return any(_has_company(text, whole, end) for _start, end in _names(text, whole))


def _is_known_name(text: str, said: Sequence[Word], place: int) -> bool:
    is_capital = text[said[place].start].isupper() and said[place].text in FIRST_NAMES
    is_saint = place > 0 and said[place - 1].text in _SAINT
    return is_capital and not is_saint and not _is_street(text, said, place)


def _has_company(text: str, said: Sequence[Word], end: int) -> bool:
    """Tell whether an "and" with another name, or with whoever that person is to somebody, stands behind a name."""
    behind = [word for word in said if word.start >= end][:3]
    if len(behind) < 2 or behind[0].text not in _AND:
        return False
    is_kin = behind[1].text in _THEIR and behind[-1].text in _KIN
    return is_kin or _may_be_a_name(text, behind[1])


def names_somebody(text: str) -> bool:
    """Tell whether somebody else is named."""
    return next(_names(text, words(text)), None) is not None


def _names(text: str, said: Sequence[Word]) -> Iterator[tuple[int, int]]:
    for place, word in enumerate(said):
        end = _behind_title(text, said, place) or _behind_small_word(text, said, place)
        behind = said[place + 1] if place + 1 < len(said) else None
        if end:
            first = place + 1 if word.text in _KEPT_TITLES else _lead(said, place)
            yield said[first].start, said[end - 1].end
        elif not _may_be_a_name(text, word):
            continue
        elif behind and behind.text in _BEHIND_A_NAME and behind.sentence == word.sentence:
            yield word.start, behind.end
        elif place and said[place - 1].text in _KIN:
            yield word.start, word.end


def _behind_title(text: str, said: Sequence[Word], place: int) -> int | None:
    """Return where the name behind a title at `place` ends, the title being part of it."""
    if said[place].text not in _TITLES or place + 1 >= len(said):
        return None
    end = _name_end(text, said, place + 1)
    if end == place + 1 and said[end].text not in _NOT_BEHIND_A_TITLE and said[end].text.isalpha():
        end += said[end].text not in _KIN and said[place].text not in _KEPT_TITLES
    return end if end > place + 1 else None


def _name_end(text: str, said: Sequence[Word], place: int) -> int:
    """Return where capitals, and the "van den" between them, end."""
    end = at = place
    while at < len(said) and at < place + 5:
        if text[said[at].start].isupper() and said[at].text.isalpha():
            end = at + 1
        elif said[at].text not in _PARTICLES:
            break
        at += 1
    return end


def _behind_small_word(text: str, said: Sequence[Word], place: int) -> int | None:
    if not place:
        return None
    before = said[place - 1].text
    if before in _BETWEEN and place > 1 and said[place - 2].text in _BEFORE_ANYBODY:
        before = said[place - 2].text
    is_known = said[place].text in FIRST_NAMES and said[place].text not in _BETWEEN
    if before in _BEFORE_ANYBODY | _BEFORE_KNOWN and _is_surname(text, said, place):
        return _name_end(text, said, place)
    if is_known and before in _BEFORE_ANYBODY | _BEFORE_KNOWN:
        return max(_name_end(text, said, place), place + 1)
    if before not in _BEFORE_ANYBODY or said[place - 1].sentence != said[place].sentence:
        return None
    if not _may_be_a_name(text, said[place]) or said[place].text in _NOBODY | _BETWEEN | _KIN | _TITLES:
        return None
    return None if _is_street(text, said, place) else _name_end(text, said, place)


def _is_surname(text: str, said: Sequence[Word], place: int) -> bool:
    """Tell whether it is a name such as "Van den Berg" or "De Smet": the small word has a capital as well."""
    is_capital = text[said[place].start].isupper() and said[place].text in _PARTICLES
    return is_capital and _name_end(text, said, place) > place + 1


def _is_street(text: str, said: Sequence[Word], place: int) -> bool:
    return any(street.first <= place < max(street.end, street.first + 1) for street in find_streets(text, tuple(said)))


def _lead(said: Sequence[Word], place: int) -> int:
    """Return where the words begin that lead to a name and say nothing without it: "for", "bij mijn"."""
    first = place
    while first and said[first - 1].text in _BETWEEN and said[first - 1].sentence == said[place].sentence:
        first -= 1
    leads = first and said[first - 1].text in _BEFORE_ANYBODY | _BEFORE_KNOWN
    return first - 1 if leads and said[first - 1].sentence == said[place].sentence else place


def _may_be_a_name(text: str, word: Word) -> bool:
    written = text[word.start : word.end]
    is_capital = written[:1].isupper() and written[1:].islower()
    return is_capital and written.isalpha() and word.text not in _NO_NAME and spoken_need(written) is None
