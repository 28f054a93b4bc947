"""``buurtbot record``: what is done with people's data, from the configuration and the code that runs.

The record of processing activities (Regulation (EU) 2016/679, article 30) and who may do what, as Markdown to keep and
sign, or the rows of it as CSV. It opens no database and tells of no person: it says what this version would do.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.product import PRODUCT
from bot.terminal import say
from handlers.keeping.called import CALLED
from handlers.keeping.periods import PERIODS
from handlers.keeping.seeing import Seen
from handlers.model import Role
from storage.keeping.register import REGISTER
from storage.keeping.rules import Forgotten, Keeping
from storage.resealing import SEALED
from storage.tables import inbox

if TYPE_CHECKING:
    from bot.config import Config
    from bot.i18n import Speech
    from handlers.decision import Command

_SEALED: Final = {one.table.name for one in SEALED}
_BECOMES: Final = {
    Forgotten.GOES: "erased",
    Forgotten.STAYS: "stays without them",
    Forgotten.WITHIN: "stays without them",
}
_LOOKS: Final = {
    Seen.CONTACT: "how somebody is reached, to the one who helps, and to who calls",
    Seen.CALL: "who wants to talk to a person, to the organisers",
    Seen.VOLUNTEERS: "the list of volunteers, to the organisers",
    Seen.AGREEMENT: "who wants to help and has no agreement yet, to the organisers",
    Seen.EXPENSES: "the list of costs, to the organisers",
    Seen.PARTICIPANTS: "who takes part in a session, to who leads it",
    Seen.QUESTION: "a question about an announcement, to who wrote it",
    Seen.REPORT: "what somebody told in confidence, to the confidential person alone",
}
"""What is noted each time, and what the person can read with "who saw me"."""
HEADINGS: Final = ("kind", "what", "sealed", "kept", "why", "when somebody is forgotten")


def record(config: Config, speech: Speech, *, as_csv: bool) -> int:
    """Print the record."""
    say(_csv(speech) if as_csv else "\n".join(_markdown(config, speech)))
    return 0


def _markdown(config: Config, speech: Speech) -> Iterator[str]:
    yield "# Record of processing activities\n"
    yield f"Controller: {config.privacy.controller}. Questions: {config.privacy.contact}."
    yield "Made by `buurtbot record` from the configuration and the code; made anew after every upgrade.\n"
    yield "## Where the data go\n"
    yield f"- The homeserver {config.matrix.homeserver}, as {config.matrix.user_id}."
    yield "- The homeservers of who is in a room with it: each keeps a copy of that room, encrypted where the room is."
    yield "- Where a room is bridged: the network behind the bridge. Sensitive questions are not asked there."
    yield f"- The database of this service; the keys lie apart from it, in `{config.bot.data_dir}`.\n"
    yield "## What is kept, how long, and why\n"
    yield from _table(HEADINGS, rows(speech))
    yield "\n## Who may do what\n"
    yield "Everybody may say what is not listed here. Whoever runs the service may say all of it.\n"
    yield from _table(("command", "what it does", *(role.value for role in Role), "who runs it"), matrix(speech))
    yield "\n## Who gets to see how somebody is reached\n"
    yield "Each time is noted, for two years; the person reads it with *who saw me*.\n"
    yield from (f"- {_LOOKS[seen]}" for seen in Seen)
    yield "\n## How it is protected\n"
    yield "- Words, names, addresses and answers are sealed (AES-256-GCM) with a key outside the database."
    yield "- Messages are emptied of words once they are answered or sent. Logs and metrics hold no words and no names."
    yield "- Backups are one sealed file. Who was forgotten is forgotten again when one is put back."


def rows(speech: Speech) -> Iterator[tuple[str, ...]]:
    """Yield what is said of each kind of row: its period, and what becomes of it when somebody is forgotten."""
    for keeping in REGISTER:
        table, what = keeping.table.name, _what(keeping, speech)
        sealed = "yes" if table in _SEALED else "no"
        gone = _when_forgotten(keeping)
        if keeping.stays:
            yield (table, what, sealed, "no term", keeping.stays, gone)
        for rule in keeping.rules:
            period = PERIODS[rule.kind]
            yield (rule.kind, what, sealed, _length(period.kept), period.why, gone)


def _when_forgotten(keeping: Keeping) -> str:
    if keeping.table is inbox:
        return "erased"  # by address: nobody has an id yet when a message comes in
    return ", ".join(sorted({_BECOMES[then] for then in keeping.people.values()})) or "names nobody"


def _what(keeping: Keeping, speech: Speech) -> str:
    said = CALLED.get(keeping.table.name)
    return speech.render(said, "en") if said else ""


def _length(kept: timedelta) -> str:
    years, days = divmod(kept.days, 365)
    if not kept:
        return "goes along"
    if years > 1 and not days:
        return f"{years} years"
    return "a day" if kept.days == 1 else f"{kept.days} days"


def matrix(speech: Speech) -> Iterator[tuple[str, ...]]:
    """Yield who may say each command that not everybody may."""
    for command in PRODUCT.commands:
        if command.roles or command.admins:
            may = (_mark(role in command.roles and not command.admins) for role in Role)
            yield (_word(command, speech), speech.render(command.does, "en"), *may, _mark(is_so=True))


def _word(command: Command, speech: Speech) -> str:
    return f"`{speech.alternatives(command.words)['en'][0]}`"


def _mark(is_so: bool) -> str:
    return "yes" if is_so else ""


def _table(headings: tuple[str, ...], found: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    yield from (f"| {' | '.join(cells)} |" for cells in found)


def _csv(speech: Speech) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(rows(speech))
    return out.getvalue().rstrip("\n")
