"""Carries out a decision inside its transaction: saves, schedules, and makes outbox rows of what each reader reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.channels.contract import Message, Place, ShownChoice, Sign, Task
from bot.codec import Edit, Posed, pack_asked, step_fields, unpack_asked
from bot.engine.changes import pin, said_about, take_back
from bot.engine.readers import Defaults, Reader, Readers
from bot.engine.rows import queue
from bot.papers.enclosed import Wording
from bot.texts import read_text, text_fields
from handlers.decision import (
    Again,
    Decision,
    Entity,
    Here,
    Lane,
    Order,
    Pin,
    React,
    Redact,
    RedactTalk,
    Say,
    Step,
    ToOneRoom,
    ToPerson,
    ToRole,
    ToRoom,
    Utterance,
)
from handlers.model import Consent, Person
from handlers.text import Said, Verbatim, _
from storage.questions import Question
from storage.values import Misshapen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.trigger import Trigger
    from bot.i18n import Speech
    from storage.store import Transaction

_INLINE_CHOICES = 3
_INLINE_LETTERS = 60
FILE = ".file"
"""Stands behind the name of a message in the name of its files."""
_BACK = _("Back to my earlier question.")


class Delivery:
    """Turns decisions into rows."""

    def __init__(self, speech: Speech, defaults: Defaults) -> None:
        self._speech = speech
        self._controller = defaults.service.controller
        self.readers = Readers(defaults)

    async def carry_out(self, tx: Transaction, decision: Decision, trigger: Trigger) -> None:
        """Save, cancel, schedule and queue everything a decision holds.

        Raises:
            Stale: something it changes was changed since it was read.

        """
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

    async def _utter(self, tx: Transaction, what: Utterance, index: int, trigger: Trigger) -> None:
        match what:
            case Say():
                for reader in await self.readers.of(tx, what.to, trigger):
                    await self._say(tx, what, reader, index, trigger)
            case Again(person, otherwise, back):
                await self._again(tx, person, otherwise, trigger, index, skip=int(back))
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

    # --- what they read ---

    async def _say(self, tx: Transaction, what: Say, reader: Reader, index: int, trigger: Trigger) -> None:
        key = _key(what, reader, index, trigger)
        message = self._message(what, reader, trigger)
        earlier = await self._card(tx, what, reader) if what.card else None
        if earlier:
            await queue(tx, reader.place, Edit(message), key, trigger, what, reader, earlier)
            return
        await queue(tx, reader.place, message, key, trigger, what, reader)
        await self._enclose(tx, what, reader, index, trigger)
        if what.card and what.about:
            await tx.note_card(reader.place.channel, reader.place.address, what.about.kind, what.about.id, key)
        if what.step is not None and reader.person is not None:
            await self._ask(tx, what, message, reader.person, key, trigger)

    async def _enclose(self, tx: Transaction, what: Say, reader: Reader, index: int, trigger: Trigger) -> None:
        """Queue the files of a message behind it, each under a name of its own: to be told is not to be sent a file."""
        wording = Wording(self._speech, reader.language, reader.zone, self._controller, trigger.now)
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
        mentions = (reader.person.address.value,) if what.ping and reader.person else ()
        in_reply = (
            trigger.incoming.id if isinstance(what.to, Here) and trigger.incoming and not reader.place.private else None
        )
        return Message(
            text=_with_choices(text, choices) if what.step else text,
            label=_label(what, choices),
            choices=choices,
            mentions=mentions,
            reply_to=in_reply,
            thread=trigger.incoming.thread if in_reply and trigger.incoming else None,
            if_late=(late.after, self._speech.render(late.text, reader.language, reader.zone)) if late else None,
        )

    async def _ask(
        self, tx: Transaction, what: Say, message: Message, person: Person, key: str, trigger: Trigger
    ) -> None:
        step, about = what.step, what.about
        assert step is not None  # noqa: S101 - the caller has looked
        kind, subject = (about.kind, about.id) if about else ("", "")
        said, labels = text_fields(what.text), tuple(text_fields(choice.label) for choice in what.choices)
        asked = Posed(step_fields(step), message, what.free, what.many, kind, subject, what.light, said, labels)
        opened = await self._open(tx, person.id, trigger)
        if what.instead_of and not await self._take_the_place(tx, what.instead_of, opened, trigger):
            return
        for question, earlier in opened:
            # Who helps is asked about one by one: a second helper does not take the question about the first away.
            is_another = question.step == step.name and earlier.step != asked.step
            if earlier.light and not is_another:
                await tx.close_question(question.key, trigger.now)
        new = Question(key, person.id, step.name, subject, pack_asked(asked), trigger.now)
        await tx.ask(new, _about_others(opened, asked))

    async def _take_the_place(
        self, tx: Transaction, steps: Sequence[Step], opened: Sequence[tuple[Question, Posed]], trigger: Trigger
    ) -> bool:
        """Close the open questions of these steps; say whether there were any."""
        fields = [step_fields(step) for step in steps]
        replaced = [question for question, earlier in opened if earlier.step in fields]
        for question in replaced:
            await tx.close_question(question.key, trigger.now)
        return bool(replaced)

    async def _open(self, tx: Transaction, person_id: str, trigger: Trigger) -> list[tuple[Question, Posed]]:
        """Read a person's open questions, newest first; one that an older version asked in another shape is closed."""
        found = []
        for question in await tx.open_questions(person_id):
            try:
                found.append((question, unpack_asked(question.payload)))
            except Misshapen:
                await tx.close_question(question.key, trigger.now)
        return found

    async def _again(
        self, tx: Transaction, person_id: str, otherwise: Said, trigger: Trigger, index: int, *, skip: int
    ) -> None:
        """Say an open question once more, as it was; one that is skipped is closed, but never the only one."""
        readers = await self.readers.of(tx, ToPerson(person_id), trigger)
        questions = [question for question, _asked in await self._open(tx, person_id, trigger)]
        skip = min(skip, max(len(questions) - 1, 0))
        for passed in questions[:skip]:
            await tx.close_question(passed.key, trigger.now)
        if len(questions) > skip:
            await self._repeat(tx, questions[skip], readers, trigger, f"again {index}")
            return
        for reader in readers:
            await self._say(tx, Say(ToPerson(person_id), "again.nothing", otherwise), reader, index, trigger)

    async def _repeat(
        self,
        tx: Transaction,
        question: Question,
        readers: Sequence[Reader],
        trigger: Trigger,
        name: str,
        before: str = "",
    ) -> None:
        """Ask an open question again, with a few words ``before`` it; the new message replaces the old one."""
        asked = unpack_asked(question.payload)
        beside = _about_others(await self._open(tx, question.person, trigger), asked)
        for reader in readers:
            key = trigger.key(name, reader.place.key)
            message = self._said_anew(asked, reader)
            question = replace(question, payload=pack_asked(replace(asked, message=message, aside=False)))
            text = f"{before}\n{message.text}" if before else message.text
            about = Entity(asked.entity_kind, asked.entity_id) if asked.entity_kind else None
            said = Say(ToPerson(question.person), str(asked.message.label.get("msgid", "")), Verbatim(""), about=about)
            await queue(tx, reader.place, replace(message, text=text), key, trigger, said, reader)
            await tx.close_question(question.key, trigger.now)
            await tx.ask(replace(question, key=key, asked_at=trigger.now), beside)

    def _said_anew(self, asked: Posed, reader: Reader) -> Message:
        """Say a question in the language its reader has now; one that an older version asked stays as it was."""
        if asked.said is None or len(asked.labels) != len(asked.message.choices):
            return asked.message
        labels = [self._speech.render(read_text(label), reader.language, reader.zone) for label in asked.labels]
        choices = tuple(replace(c, label=label) for c, label in zip(asked.message.choices, labels, strict=True))
        text = self._speech.render(read_text(asked.said), reader.language, reader.zone)
        return replace(asked.message, text=_with_choices(text, choices), choices=choices)

    async def ask_again(self, tx: Transaction, question: Question, trigger: Trigger, before: str) -> None:
        """Ask a question once more because its answer was not understood."""
        readers = await self.readers.of(tx, ToPerson(question.person), trigger)
        await self._repeat(tx, question, readers, trigger, "once more", before)

    async def go_on(self, tx: Transaction, decision: Decision, trigger: Trigger, step: str) -> None:
        """Go back to an earlier open question when the one in between is done; after words about danger, wait.

        A light question comes back only when it asks the same ``step`` about somebody or something else.
        """
        if trigger.person is None or _asks(decision, trigger.person.id) or _is_urgent(decision):
            return
        opened = await self._open(tx, trigger.person.id, trigger)
        waiting = [question for question, asked in opened if not asked.light or question.step == step]
        if waiting:
            await self.ask_again(tx, waiting[0], trigger, self._speech.render(_BACK, trigger.language, trigger.zone))

    async def put_aside(self, tx: Transaction, decision: Decision, trigger: Trigger) -> None:
        """Note with the open questions that the person was told about something else and asked nothing."""
        if trigger.person is None or not _tells(decision, trigger) or _asks(decision, trigger.person.id):
            return
        for question, asked in await self._open(tx, trigger.person.id, trigger):
            await tx.rewrite_question(replace(question, payload=pack_asked(replace(asked, aside=True))))

    async def ask_in_new_language(self, tx: Transaction, decision: Decision, trigger: Trigger) -> bool:
        """Ask the newest open question anew when the person has just chosen another language; say whether they did."""
        person = trigger.person
        chosen = [saved for saved in decision.save if isinstance(saved, Person) and person and saved.id == person.id]
        if person is None or not any(saved.language != person.language for saved in chosen):
            return False
        for question, _asked in (await self._open(tx, person.id, trigger))[:1]:
            await self.ask_again(tx, question, trigger, "")
        return True


def _about_others(opened: Sequence[tuple[Question, Posed]], asked: Posed) -> frozenset[str]:
    """Find the open questions about another helper: asking about one of two says nothing about the other.

    News that only bears an answer (a light question without choices) makes room.
    """
    helper = asked.step.get("helper")
    others = [(question, earlier) for question, earlier in opened if earlier.step.get("helper") != helper]
    return frozenset(question.key for question, earlier in others if earlier.choices)


def _asks(decision: Decision, person: str) -> bool:
    """Say whether a decision asks this person something."""
    them = (ToPerson(person), Here())
    return any(isinstance(said, Say) and said.to in them and said.step is not None for said in decision.say)


def _tells(decision: Decision, trigger: Trigger) -> bool:
    """Say whether a decision says something to this person in private."""
    here = (Here(),) if trigger.here and trigger.here.private else ()
    them = (*here, *((ToPerson(trigger.person.id),) if trigger.person else ()))
    return any(isinstance(said, Say) and said.to in them for said in decision.say)


def _is_urgent(decision: Decision) -> bool:
    return any(isinstance(said, Say) and said.lane is Lane.URGENT for said in decision.say)


def _with_choices(text: str, choices: Sequence[ShownChoice]) -> str:
    """Put the numbered choices under a text: on one line when they are few and short."""
    if not choices:
        return text
    shown = [f"{choice.n} {choice.label}" for choice in choices]
    inline = " · ".join(shown)
    few = len(choices) <= _INLINE_CHOICES and len(inline) <= _INLINE_LETTERS
    return f"{text}\n{inline}" if few else "\n".join((text, *shown))


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
