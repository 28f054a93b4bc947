"""What people are called: as they call themselves, and with their id where two of them look the same.

Anybody may choose any display name, also that of an organiser (docs/bad-input.md B1). What looks the same is found by a
skeleton in the manner of Unicode Technical Standard 39, section 4, with the letters that matter beside Latin ones.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from handlers.reading.plain import bare, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.channels.matrix.rooms import Member, RoomFacts

_CYRILLIC = dict(zip("авекмнорстухіјѕԁԛԝһӏгп", "abekmhopctyxljsdqwhlrn", strict=True))
_GREEK = dict(zip("αβεικνορτυχη", "abelkvoptuxn", strict=True))
_SIGNS = {"0": "o", "1": "l", "i": "l", "|": "l", "5": "s"}
_TWINS: Final = str.maketrans(_CYRILLIC | _GREEK | _SIGNS)
_HERE: Final = frozenset({"join", "invite"})


@lru_cache(maxsize=1024)
def look_of(name: str) -> str:
    """Fold a name into what it looks like: letters only, without accents; what stands in brackets does not count.

    Not counting the brackets lets nobody imitate the id that we put there.
    """
    before = bare(name).partition("(")[0] or bare(name)
    letters = "".join(letter for letter in before.translate(_TWINS) if letter.isalnum())
    return letters or name


@lru_cache(maxsize=1024)
def localpart(user: str) -> str:
    """Return what stands before the server in a user id."""
    return one_line(user.removeprefix("@").partition(":")[0])


class Names:
    """Who is called what in the rooms we are in."""

    def __init__(self, me: str) -> None:
        """Know nobody yet; *me* is our own user id."""
        self._me = me
        # Who looks so, and in how many rooms. Nearly everybody is the only one, in one room: then it is only a name.
        self._alike: dict[str, str | dict[str, int]] = {}

    def learn(self, before: RoomFacts | None, after: RoomFacts) -> None:
        """Take over who came, went or changed their name in a room."""
        old, new = self._present(before), self._present(after)
        if old is new:
            return
        for user in old.keys() | new.keys():
            was, now = _called(old.get(user)), _called(new.get(user))
            if was != now and user != self._me:
                self._count(was, user, -1)
                self._count(now, user, 1)

    def shown(self, user: str, name: str) -> str:
        """Return how somebody is named to others: with the id when somebody else here looks the same."""
        name = name or localpart(user)
        others = [other for other in self._who_looks(look_of(name)) if other != user]
        if not others:
            return name
        mine = look_of(localpart(user))
        known_by = user if any(look_of(localpart(other)) == mine for other in others) else localpart(user)
        return f"{name} ({known_by})"

    def _present(self, facts: RoomFacts | None) -> Mapping[str, Member]:
        return facts.members if facts and facts.membership_of(self._me) == "join" else _NOBODY

    def _count(self, name: str | None, user: str, change: int) -> None:
        if name is None:
            return
        look = look_of(name or localpart(user))
        who = self._who_looks(look)
        who[user] = who.get(user, 0) + change
        if who[user] <= 0:
            del who[user]
        if not who:
            self._alike.pop(look, None)
        else:
            self._alike[look] = user if who == {user: 1} else who

    def _who_looks(self, look: str) -> dict[str, int]:
        found = self._alike.get(look, {})
        return {found: 1} if isinstance(found, str) else found


_NOBODY: Mapping[str, Member] = {}


def _called(member: Member | None) -> str | None:
    return member.name if member and member.membership in _HERE else None
