"""Sync answers from a seed: in each some honest messages, which must be heard, among things made wrong.

- ``HALL``: nobody does anything wrong here.
- ``SQUARE``: words and signs of every kind, made wrong, around the honest ones.
- the sealed room: cipher texts made wrong, and true cipher texts with anything inside.
- yards: rooms in which also the state is wrong; we may be thrown out of them, so nothing is expected there.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

import vodozemac

from bot.channels.matrix.guard import object_at
from tests.fuzz.corpus import EVE, INVITATIONS, LETTERS, STATES, WORDS
from tests.fuzz.homeserver import QuietHomeserver
from tests.fuzz.mutation import mutated, odd
from tests.matrix.events import ANNA, KARIM, ME, Body, created, event, levels, member, named, said
from tests.matrix.fake_person import ROOM as SEALED
from tests.matrix.fake_person import FakePerson

HALL, SQUARE = "!zaal:fake", "!plein:fake"
YARD_SYNCS = 40
"""How long one yard is played with."""
BROKEN = 2_000
"""One answer in so many is no JSON object at all; it costs the pump a rest."""
GARBLED = 25
"""One in so many is made wrong as a whole."""
HALL_ONE_IN = 4
SEALED_ONE_IN = 8


@dataclass(slots=True)
class Syncs:
    """Makes ``upto`` answers.

    ``expected`` are the ids that must have been heard. ``refused`` counts answers after which the same position was
    asked for again, without those that were no JSON object.
    """

    seed: int
    server: QuietHomeserver
    anna: FakePerson
    eve: FakePerson
    device_id: str
    upto: int = 0
    number: int = 0
    refused: int = 0
    expected: set[str] = field(default_factory=set)
    last: bytes = b""
    _copied: Body | None = None
    _position: str = ""
    _made: int = 0

    async def sync(self, since: str, *, full: bool) -> bytes | None:
        """Return the answer after *since*, None when the last was given; *full*: with the state of every room."""
        self.refused += not full and since != self._position
        if self.number >= self.upto:
            return None
        self.number += 1
        rng = self._rng("sync")
        if not full and self.number % BROKEN == 0:
            self._position, self.last = since, rng.choice(_BROKEN)
            return self.last
        self._position = f"s{self.number}"
        if not full and rng.randrange(GARBLED) == 0:
            self.last = _encoded(self._garbled(rng), rng)
        else:
            self.last = _encoded(await self._answer(rng, full=full), rng)
        return self.last

    def page(self) -> bytes:
        """Return a page of a gap in a yard."""
        rng = self._rng("page")
        chunk = [mutated(rng.choice((*WORDS, *STATES)), rng) for _ in range(rng.randint(0, 4))]
        return json.dumps({"chunk": chunk, "end": odd(rng) if rng.random() < 0.2 else ""}).encode()

    def _rng(self, part: str) -> random.Random:
        return random.Random(f"{self.seed}/{self.number}/{part}")  # noqa: S311 -- repeatable, guards nothing

    async def _answer(self, rng: random.Random, *, full: bool) -> Body:
        rooms: Body = {SQUARE: self._square(rng, full=full)}
        if full or rng.randrange(HALL_ONE_IN) == 0:
            rooms[HALL] = self._hall(full=full)
        if full or rng.random() < 0.6:
            rooms[self._yard] = self._part(rng)
        if full or rng.randrange(SEALED_ONE_IN) == 0:
            rooms[SEALED] = await self._sealed(rng, full=full)
        answer = {"next_batch": self._position, "rooms": {"join": rooms}, **self._letters(rng)}
        if rng.random() < 0.1:
            answer["rooms"]["invite"] = {f"!uit{self.number}:fake": mutated(rng.choice(INVITATIONS), rng)}
        if rng.random() < 0.1:
            answer["rooms"]["leave"] = {self._yard: self._part(rng)}
        if rng.random() < 0.3:
            answer[rng.choice(("presence", "account_data", "device_lists", "groups", ""))] = odd(rng)
        return answer

    def _garbled(self, rng: random.Random) -> Body:
        """Make an answer about a yard wrong as a whole; only its position is sure."""
        answer = mutated(
            {
                "rooms": {
                    "join": {self._yard: self._part(rng)},
                    "invite": {f"!uit{self.number}:fake": rng.choice(INVITATIONS)},
                    "leave": {self._yard: self._part(rng)},
                },
                "to_device": {"events": [rng.choice(LETTERS)]},
                "device_lists": {"changed": [ANNA, EVE], "left": [KARIM]},
                "device_one_time_keys_count": {"signed_curve25519": 50 if rng.random() < 0.95 else 0},
                "device_unused_fallback_key_types": ["signed_curve25519"],
            },
            rng,
            times=6,
        )
        return {**(answer if isinstance(answer, dict) else {}), "next_batch": self._position}

    # --- rooms ---

    def _good(self, where: str) -> Body:
        return said(f"goed {self.number}", event_id=self._expect(where))

    def _expect(self, where: str) -> str:
        """Expect a message to be heard; what was said before our very first answer is history, and not for us."""
        event_id = f"$goed-{where}{self.number}"
        if self.number > 1:
            self.expected.add(event_id)
        return event_id

    def _hall(self, *, full: bool) -> Body:
        return _room([self._good("zaal")], full=full)

    def _square(self, rng: random.Random, *, full: bool) -> Body:
        wrong = [mutated(self._fresh(rng.choice(WORDS)), rng) for _ in range(rng.randint(1, 3))]
        wrong.insert(rng.randint(0, len(wrong)), self._good("plein"))
        return _room(wrong, full=full)

    async def _sealed(self, rng: random.Random, *, full: bool) -> Body:
        honest = self._fresh(await self.anna.seal(f"goed {self.number}", self._bot), self._expect("linde"))
        wrong = [mutated(self._fresh(self._copied or honest, f"$fout{self.number}"), rng), await self._poison(rng)]
        self._copied = honest
        wrong.insert(rng.randint(0, len(wrong)), honest)
        encryption = event("m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"}, state_key="")
        return _room(wrong, full=full, more=[encryption, member("@eve:fake")])

    async def _poison(self, rng: random.Random) -> Body:
        """Encrypt anything with a true session, as a member with a client of her own can."""
        begun = await self.eve.seal("vooraf", self._bot)
        ratchet: vodozemac.GroupSession = self.eve.device._writer._outbound[SEALED].ratchet
        inside = rng.choice((*WORDS, *STATES))
        plain = mutated({"type": inside["type"], "room_id": SEALED, "content": inside["content"]}, rng)
        sealed = ratchet.encrypt(rng.choice(_BROKEN) if rng.random() < 0.1 else _encoded(plain, rng))
        content = {**object_at(begun, "content"), "ciphertext": sealed.to_base64()}
        return self._fresh({**begun, "content": content}, f"$gif{self.number}")

    @property
    def _bot(self) -> FakePerson:
        """Ourselves as the others know us: a name to share keys with."""
        return FakePerson(ME, self.device_id, self.anna.device, self.server, self.anna.clock)

    @property
    def _yard(self) -> str:
        return f"!erf{self.number // YARD_SYNCS}:fake"

    def _part(self, rng: random.Random) -> Any:  # noqa: ANN401 -- anything
        """Make what a room part holds wrong, sometimes also the part as a whole."""
        begins = self.number % YARD_SYNCS == 1
        events = [rng.choice(STATES) if rng.random() < 0.4 else rng.choice(WORDS) for _ in range(rng.randint(0, 4))]
        part: Body = _room([mutated(self._fresh(one), rng) for one in events], full=begins)
        if rng.random() < 0.2:
            part["state"] = {"events": [mutated(self._fresh(rng.choice(STATES)), rng)]}
        if rng.random() < 0.1:
            part["timeline"] |= {"limited": True, "prev_batch": "p1"}
        return mutated(part, rng) if rng.random() < 0.3 else part

    def _fresh(self, what: Body, event_id: str = "") -> Body:
        """Give an event an id of its own, and the shape of something in a timeline."""
        self._made += 1
        return {"origin_server_ts": 1_795_000_000_000, **what, "event_id": event_id or f"$e{self._made}"}

    def _letters(self, rng: random.Random) -> Body:
        """Bring the letters that wait, with wrong ones among them, and what the homeserver says of our keys."""
        answer: Body = self.server.sync_answer(ME, self.device_id)
        wrong = [mutated(rng.choice(LETTERS), rng) for _ in range(rng.choice((0, 0, 1, 2)))]
        answer["to_device"]["events"] = [*wrong[:1], *answer["to_device"]["events"], *wrong[1:]]
        if rng.random() < 0.005:
            answer |= {key: mutated(value, rng) for key, value in answer.items() if key != "to_device"}
        return answer


def _room(events: list[Any], *, full: bool, more: list[Body] | None = None) -> Body:
    state = [created(), levels(users={ANNA: 100}), named(), member(ANNA), member(ME), *(more or ())] if full else []
    return {"timeline": {"events": events}, "state": {"events": state}}


_DEEP = b'{"a":' * 150 + b"1" + b"}" * 150
_BROKEN = (
    *(b"", b"{", b"[]", b"null", b"<html>", b"\xff\xfe", b'{"next_batch":7}', b'{"a":NaN}', b'"' * 99, b"[" * 5000),
    *(b'{"next_batch":"s1","rooms"', b'{"a":' + b"9" * 5000, _DEEP[:-1]),
)


def _encoded(answer: Body, rng: random.Random) -> bytes:
    """Write it as a homeserver would, sometimes with what only text can hold: depth and digits without end."""
    raw = json.dumps(answer).encode()
    if rng.random() < 0.02:
        wild = rng.choice((_DEEP, b"9" * 4400, b"NaN", b"-1e999", b"[" * 800 + b"]" * 800))
        raw = raw.replace(b"null", wild, 1) if b"null" in raw else raw.replace(b"{}", wild, 1)
    return raw
