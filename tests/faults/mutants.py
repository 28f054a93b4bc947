"""The bench without one rule of the engine at a time: it must fail, or it proves nothing.

``python -m tests.faults.mutants`` plays them all. The rules are R2 to R13 of docs/reliability.md; a patch whose text is
not there exactly once is an error: the rule moved, and the mutant must follow it.
"""

import sys
from collections.abc import Awaitable, Callable

from tests.crash.lives import Death
from tests.crash.street import Verdict
from tests.faults import backups, kills, network, repeats, unsure
from tests.faults.bench import main
from tests.faults.ground import Ground, Kind
from tests.faults.mutation import Mutant, Patch, without
from tests.faults.network import STORM, Trip
from tests.faults.proxy import Fault, Weather
from tests.faults.report import Report

PAGES = Weather(sends={Fault.HTML: 0.3})
"""Pages of a web server, with 200, in place of answers to what is sent."""


def lost(verdict: Verdict) -> bool:
    """Tell whether something is missing."""
    return verdict.lost > 0


def doubled(verdict: Verdict) -> bool:
    """Tell whether something was said too often."""
    return verdict.doubled > 0


def disordered(verdict: Verdict) -> bool:
    """Tell whether the order is wrong."""
    return not verdict.in_order


def deaths(point: str, passing: int = 3, count: int = 2) -> Callable[[Ground], Awaitable[Report]]:
    """Return the row in which the bot dies so often at one point."""
    return lambda ground: kills.die_at(ground, Kind.SQLITE, [Death(point, passing)] * count)


_INBOX_ID = '"external_id": incoming.id,'
MUTANTS = (
    Mutant(
        "R2",
        "knowing again what was heard before",
        (
            Patch(
                "storage/inbox.py",
                _INBOX_ID,
                '"external_id": incoming.id + "~" + __import__("secrets").token_hex(8),',
            ),
            Patch(
                "storage/inbox.py",
                'row["channel"], row["external_id"])',
                'row["channel"], row["external_id"].split("~")[0])',
            ),
        ),
        lambda ground: repeats.answers_again(ground, 3),
        doubled,
    ),
    Mutant(
        "R3",
        "deciding and noting that it is decided in one transaction",
        (
            Patch(
                "bot/engine/dispatch.py",
                "                    await self._settle(tx, waiting)\n",
                "                    await tx.settle(waiting.seq)\n"
                "                async with self._store.begin() as tx:\n"
                "                    await self._settle(tx, waiting)\n",
            ),
        ),
        deaths("k3"),
        lost,
    ),
    Mutant(
        "R4",
        "keeping what was heard before the position",
        (
            Patch(
                "bot/product.py",
                "        async with self.store.begin() as tx:\n"
                "            await tx.hear_all(await self._known(tx, channel, batch))\n",
                "        async with self.store.begin() as tx:\n"
                "            if batch.position is not None:\n"
                "                await tx.take_position(channel, batch.position)\n"
                "        async with self.store.begin() as tx:\n"
                "            await tx.hear_all(await self._known(tx, channel, batch))\n",
            ),
        ),
        deaths("k2"),
        lost,
    ),
    Mutant(
        "R5",
        "paging back over gaps",
        (
            Patch(
                "bot/channels/matrix/intake.py",
                'if at(part, "timeline", "limited") is not True or not start:',
                "if True:",
            ),
        ),
        kills.miss_a_long_talk,
        lost,
    ),
    Mutant(
        "R6",
        "keys that are made from the trigger",
        (
            Patch(
                "bot/engine/trigger.py",
                'return "o" + hashlib.sha256(name.encode()).hexdigest()[:40]',
                'return "o" + __import__("secrets").token_hex(20) + name[:0]',
            ),
        ),
        lambda ground: backups.an_hour_old_backup(ground, 3),
        doubled,
    ),
    Mutant(
        "R7",
        "the key as transaction id",
        (
            Patch(
                "bot/channels/matrix/sending.py",
                'client("rooms", facts.room_id, "send", kind, key)',
                'client("rooms", facts.room_id, "send", kind, __import__("secrets").token_hex(8))',
            ),
        ),
        deaths("k9"),
        doubled,
        quick=True,
    ),
    Mutant(
        "R7",
        "order in a place",
        (
            Patch(
                "storage/outbox.py",
                "partition_by=(outbox.c.channel, outbox.c.address), order_by=(outbox.c.lane, outbox.c.seq)",
                "partition_by=(outbox.c.channel, outbox.c.address), order_by=(outbox.c.lane, outbox.c.seq.desc())",
            ),
            Patch(
                "storage/outbox.py",
                "order_by(outbox.c.lane, outbox.c.seq).limit(1)",
                "order_by(outbox.c.lane, outbox.c.seq.desc()).limit(1)",
            ),
        ),
        deaths("k6"),
        disordered,
    ),
    Mutant(
        "R7",
        "noting only what was accepted as sent",
        (
            Patch(
                "bot/engine/postman.py",
                '        self._crash.passes("k7")\n',
                "        async with self._store.begin() as tx:\n"
                "            await tx.mark_sent(row.seq, None, self._clock.now())\n"
                '        self._crash.passes("k7")\n',
            ),
        ),
        deaths("k7"),
        lost,
    ),
    Mutant(
        "R8",
        "looking up what is old before it is sent again",
        (
            Patch(
                "bot/engine/holds.py",
                "REMEMBERED: Final = timedelta(hours=20)",
                "REMEMBERED: Final = timedelta(days=20_000)",
            ),
        ),
        backups.a_day_in_the_outbox,
        doubled,
    ),
    Mutant(
        "R8",
        "the mark beside the cipher text",
        (
            Patch(
                "bot/channels/matrix/looking_back.py",
                'if mark := text_at(event, "content", MARK):',
                'if mark := text_at(event, "content", MARK, "nothing"):',
            ),
        ),
        lambda ground: backups.yesterdays_backup(ground, 3, sealed=True),
        doubled,
    ),
    Mutant(
        "R9",
        "waiting when we are too fast",
        (
            Patch(
                "bot/channels/matrix/sending.py",
                'raise Later("the homeserver asks us to wait", after_seconds=trouble.retry_after, everywhere=True)',
                'raise Unsendable("too fast")',
            ),
        ),
        lambda ground: network.talk_through(ground, Trip(STORM, 15.0, 3.0, 1)),
        lost,
    ),
    Mutant(
        "R9",
        "taking only Matrix answers for answers",
        (
            Patch(
                "bot/channels/matrix/transport.py",
                "    if answer is None or status < 200",
                "    if answer is None and status == 200:\n        return {}\n    if answer is None or status < 200",
            ),
        ),
        lambda ground: network.talk_through(ground, Trip(PAGES, 15.0, 2.0, 1)),
        lost,
    ),
    Mutant(
        "R10",
        "noting what is about to be sent where nothing is recognised again",
        (Patch("bot/engine/postman.py", "await tx.mark_sending(row.seq)", "pass"),),
        lambda ground: unsure.a_gateway_forgets(ground, 7),
        doubled,
        quick=True,
    ),
    Mutant(
        "R11",
        "keeping what cannot be read yet",
        (
            Patch(
                "bot/channels/matrix/opening.py",
                "        if found.may_heal:\n            return NotYet()\n",
                "        if found.may_heal:\n            return Nothing()\n",
            ),
        ),
        repeats.keys_come_late,
        lost,
    ),
    Mutant(
        "R12",
        "proof of who encrypted it",
        (
            Patch(
                "bot/channels/matrix/opening.py",
                "case Decrypted(sender_proved=False):",
                "case Decrypted(sender_proved=False) if not found:",
            ),
        ),
        repeats.senders_are_forged,
        doubled,
    ),
    Mutant(
        "R13",
        "knowing a cipher text again",
        (Patch("bot/channels/matrix/timeline.py", "fingerprint=clear.fingerprint", "fingerprint=None"),),
        repeats.ciphers_are_replayed,
        doubled,
        quick=True,
    ),
)


if __name__ == "__main__":
    sys.exit(main([without(mutant) for mutant in MUTANTS], "python -m tests.faults.mutants", "Take one rule out."))
