"""Numbers that a human should see first: more cash than a neighbour may carry, and the age of a child."""

import re

from handlers.reading.plain import bare

MOST_CASH_EUROS = 50
ADULT_YEARS = 18
_EUROS = re.compile(r"(?:€|\beur\b) ?(\d{1,6})|(\d{1,6})(?:[.,]\d+)? ?(?:€|eur(?:o|os)?\b)")
_ASKER = re.compile(
    r"\b(?:ik ben|ik word|j'ai|i am|i'm|ich bin)(?: nog| maar| pas| only| erst)* (\d{1,2})"
    r"(?: (?:jaar|ans|year|jahre)|[ ,.!]*$|[,.]| (?:en|et|and|und)\b)"
)
_CHILD = re.compile(
    r"\b(?:\w*zoon(?:tje)?|\w*dochter(?:tje)?|neefje|nichtje|jongen|meisje|fils|fille|garcon|son|daughter|boy|girl"
    r"|nephew|niece|sohn|tochter|enkelin|junge|madchen)[ ,(]+(?:(?:van|de|of|von|aged|is|a|ist|mit) )?"
    r"(\d{1,2})\b(?! ?(?:uur|heures|o'clock|uhr|h\b|[:.]\d))"
)
_YEARS_OLD = re.compile(r"\b(\d{1,2})[- ]?(?:jarig|years?[- ]old|jahrig|jaehrig)")


def names_much_cash(text: str) -> bool:
    """Tell whether an amount is named that is more than fifty euro."""
    amounts = (int(before or behind) for before, behind in _EUROS.findall(bare(text)))
    return any(amount > MOST_CASH_EUROS for amount in amounts)


def names_young_age(text: str) -> bool:
    """Tell whether the one who asks, or a child they name, is said to be younger than eighteen."""
    said = bare(text)
    ages = (int(age) for pattern in (_ASKER, _CHILD, _YEARS_OLD) for age in pattern.findall(said))
    return any(age < ADULT_YEARS for age in ages)
