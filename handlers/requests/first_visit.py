"""The first time somebody helps somebody: with two, or at the door, as the neighbourhood agreed; both read it."""

from handlers.model import FirstVisit, PersonId
from handlers.requests.case import Case
from handlers.requests.nouns import ClaimState
from handlers.text import Said, Verbatim, _, sentences


def is_first(case: Case, helper: PersonId) -> bool:
    """Tell whether this person helps here and never did before, where a first visit is anything special."""
    part = case.part_of(helper)
    helps = part is not None and part.state is ClaimState.HELPING
    return helps and helper not in case.known and case.neighbourhood.first_visit is not FirstVisit.USUAL


def _is_with_two(case: Case) -> bool:
    """Tell whether two go in: where that was agreed, and always when several are needed anyway."""
    return case.neighbourhood.first_visit is FirstVisit.TWO or case.request.helpers > 1


def words_for_helper(case: Case, helper: PersonId) -> tuple[Said, ...]:
    """Say what was agreed, to who helps for the first time."""
    if not is_first(case, helper):
        return ()
    place = case.neighbourhood.name
    agreed = (
        _("In {place} you go in with two on a first visit. Alone, you stay at the door or outdoors.", place=place)
        if _is_with_two(case)
        else _(
            "In {place} a first visit stays at the door or outdoors. Does that not work? Then go in with two.",
            place=place,
        )
    )
    return (sentences(_("It is your first time there."), agreed),)


def words_for_asker(case: Case, helper: PersonId) -> tuple[Said, ...]:
    """Say the same to who asked."""
    if not is_first(case, helper):
        return ()
    agreed = (
        _("With two they come in, alone they stay at the door or outdoors.")
        if _is_with_two(case)
        else _("You meet at the door or outdoors. You do not have to let anybody in.")
    )
    behalf = case.request.behalf
    first = (
        _("This neighbour comes to {name} for the first time.", name=Verbatim(behalf.name))
        if behalf
        else _("This neighbour comes to you for the first time.")
    )
    return (first, agreed)
