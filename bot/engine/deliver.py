"""Carries out a decision inside its transaction: saves, schedules, and makes outbox rows of what each reader reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.channels.contract import Message, Place, ShownChoice, Sign, Task
from bot.codec import Edit
from bot.engine.asking import Asking
from bot.engine.changes import pin, said_about, take_back
from bot.engine.choices import with_choices
from bot.engine.lettering import Lettering
from bot.engine.newcomers import newcomer
from bot.engine.readers import Defaults, Reader, Readers
from bot.engine.rows import queue
from bot.papers.enclosed import Wording
from handlers.basics.greeting import greeting
from handlers.decision import (
    Again,
    Decision,
    HandOn,
    Here,
    Order,
    Pin,
    React,
    Redact,
    RedactTalk,
    Say,
    ToOneRoom,
    ToPerson,
    ToRole,
    ToRoom,
    Utterance,
)
from handlers.keeping.nouns import Forgotten
from handlers.model import Consent, Person, PersonId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.trigger import Trigger
    from bot.i18n import Speech
    from storage.store import Transaction

FILE = ".file"
"""Stands behind the name of a message in the name of its files."""
_FIRST = -1
"""The place of a greeting: before all that a decision says."""


class Delivery:
    """Turns decisions into rows."""

    def __init__(self, speech: Speech, defaults: Defaults, lettered: frozenset[str] = frozenset()) -> None:
        """Take the names of the channels on which questions have letters as well."""
        self._speech = speech
        self._service = defaults.service
        self.readers = Readers(defaults)
        self.lettering = Lettering(lettered)
        self.asking = Asking(speech, self.readers, self.lettering)

    async def carry_out(self, tx: Transaction, decision: Decision, trigger: Trigger) -> None:
        """Save, cancel, schedule and queue everything a decision holds.

        Raises:
            Stale: something it changes was changed since it was read.

        """
        naming = [spoken for who in _forgotten(decision) for spoken in await tx.messages_naming(who)]
        for what in decision.save:
            if isinstance(what, Consent):
                await tx.save_consent(what, self._speech.render(what.text, what.language, trigger.zone))
            else:
                await tx.save_saved(what, trigger.now)
            if isinstance(what, Person) and what.stopped:
                await tx.silence(what.id)
        for close in decision.close:
            await tx.close_questions(close, trigger.now)
        for cancel in decision.cancel:
            await tx.cancel(cancel)
        for due in decision.due:
            await tx.schedule(due)
        for index, utterance in enumerate(decision.say):
            await self._utter(tx, utterance, index, trigger)
        # Behind all that is said: homeservers let us take back slowly, and nobody should wait for that.
        await take_back(tx, naming, trigger)
        for who in _forgotten(decision):
            await tx.forget_names(who)
        await tx.let_places_go()

    async def _utter(self, tx: Transaction, what: Utterance, index: int, trigger: Trigger) -> None:
        match what:
            case Say():
                for reader in await self.readers.of(tx, what.to, trigger):
                    await self._greet(tx, what, reader, trigger)
                    await self._say(tx, what, reader, index, trigger)
            case Again() | HandOn():
                await self._ask_anew(tx, what, index, trigger)
            case React(emoji):
                if trigger.here and trigger.incoming:
                    await queue(tx, trigger.here, Sign(trigger.incoming.id, emoji), trigger.key(index), trigger)
            case Redact(about, to):
                await take_back(tx, await said_about(tx, self.readers, about, to, trigger), trigger)
            case RedactTalk(person, since):
                await take_back(tx, await tx.messages_to(person, since), trigger)
            case Pin():
                await pin(tx, what, trigger)
            case Order():
                place = Place(what.channel, what.subject, private=False)
                task = Task(what.kind.value, what.subject, dict(what.fields))
                await queue(tx, place, task, trigger.key(index), trigger)
            case _:
                assert_never(what)

    async def _ask_anew(self, tx: Transaction, what: Again | HandOn, index: int, trigger: Trigger) -> None:
        if isinstance(what, HandOn):
            await self.asking.hand_on(tx, what, trigger, index)
        elif not await self.asking.again(tx, what.person, trigger, index, skip=int(what.back)):
            await self._utter(tx, Say(ToPerson(what.person), "again.nothing", what.otherwise), index, trigger)

    # --- what they read ---

    async def _greet(self, tx: Transaction, what: Say, reader: Reader, trigger: Trigger) -> None:
        """Say who we are before our first private words to somebody, and note that they know."""
        if person := await newcomer(tx, what, reader, trigger):
            await tx.save_person(replace(person, greeted_at=trigger.now))
            hello = greeting(person, self._service.languages, what.lane)
            await self._say(tx, hello, reader, _FIRST, trigger)

    async def _say(self, tx: Transaction, what: Say, reader: Reader, index: int, trigger: Trigger) -> None:
        key = _key(what, reader, index, trigger)
        message = self._message(what, reader, trigger)
        earlier = await self._card(tx, what, reader) if what.card else None
        if earlier:
            await queue(tx, reader.place, Edit(message), key, trigger, what, reader, earlier)
            return
        if what.step is not None:
            message = await self.lettering.letter(tx, message, reader, key, trigger.now)
        await queue(tx, reader.place, message, key, trigger, what, reader)
        await self._enclose(tx, what, reader, index, trigger)
        if what.card and what.about:
            await tx.note_card(reader.place.channel, reader.place.address, what.about.kind, what.about.id, key)
        if what.step is not None and reader.person is not None:
            await self.asking.ask(tx, what, message, reader.person, key, trigger)

    async def _enclose(self, tx: Transaction, what: Say, reader: Reader, index: int, trigger: Trigger) -> None:
        """Queue the files of a message behind it, each under a name of its own: to be told is not to be sent a file."""
        wording = Wording(self._speech, reader.language, reader.zone, self._service.controller, trigger.now)
        file = replace(what, msgid=f"{what.msgid}{FILE}", choices=())
        for number, attachment in enumerate(what.attach):
            key = _key(what, reader, index, trigger, "file", number)
            parcel = wording.enclose(attachment, _label(file, ()))
            await queue(tx, reader.place, parcel, key, trigger, file, reader)

    async def _card(self, tx: Transaction, what: Say, reader: Reader) -> str | None:
        if what.about is None:
            return None
        return await tx.card_key(reader.place.channel, reader.place.address, what.about.kind, what.about.id)

    def _message(self, what: Say, reader: Reader, trigger: Trigger) -> Message:
        choices = tuple(
            ShownChoice(c.id, n, self._speech.render(c.label, reader.language, reader.zone), c.emoji)
            for n, c in enumerate(what.choices, start=1)
        )
        text = self._speech.render(what.text, reader.language, reader.zone)
        late = what.if_late
        mentions = (reader.person.address.value,) if what.ping and _is_at_home(reader) and reader.person else ()
        in_reply = (
            trigger.incoming.id if isinstance(what.to, Here) and trigger.incoming and not reader.place.private else None
        )
        return Message(
            text=with_choices(text, choices) if what.step else text,
            label=_label(what, choices),
            choices=choices,
            mentions=mentions,
            reply_to=in_reply,
            thread=trigger.incoming.thread if in_reply and trigger.incoming else None,
            if_late=(late.after, self._speech.render(late.text, reader.language, reader.zone)) if late else None,
        )


def _is_at_home(reader: Reader) -> bool:
    """Say whether somebody reads it where they are known by their own address: elsewhere that would tell it."""
    return reader.person is not None and reader.place.channel == reader.person.address.channel


def _forgotten(decision: Decision) -> tuple[PersonId, ...]:
    return tuple(what.person for what in decision.save if isinstance(what, Forgotten))


def _key(what: Say, reader: Reader, index: int, trigger: Trigger, *more: object) -> str:
    """Name what is said in one place: by its own name when it has one, else by the trigger."""
    if what.once:
        return replace(trigger, cause=what.once).key(reader.place.key, *more)
    return trigger.key(index, reader.place.key, *more)


def _label(what: Say, choices: Sequence[ShownChoice]) -> dict[str, object]:
    """Make the machine-readable part: no personal data."""
    label: dict[str, object] = {"v": 1, "msgid": what.msgid}
    if what.about:
        label |= {"entity": what.about.kind, "id": what.about.id, "state": what.about.state}
    if isinstance(what.to, (ToRoom, ToOneRoom, ToRole)):
        label["neighbourhood"] = what.to.neighbourhood
    if choices:
        label["choices"] = [{"id": c.id, "n": c.n, "emoji": c.emoji} for c in choices]
    return label
