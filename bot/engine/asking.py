"""Keeps what people are asked: what a new question takes the place of, and how an earlier one is asked again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.codec import Posed, pack_asked, step_fields, unpack_asked
from bot.engine.choices import with_choices
from bot.engine.rows import queue
from bot.texts import read_text, text_fields
from handlers.decision import Decision, Entity, HandOn, Here, Lane, Say, Step, ToPerson
from handlers.model import Person
from handlers.text import Verbatim, _
from storage.questions import Question
from storage.values import Misshapen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.contract import Message
    from bot.engine.lettering import Lettering
    from bot.engine.readers import Reader, Readers
    from bot.engine.trigger import Trigger
    from bot.i18n import Speech
    from storage.store import Transaction

_BACK = _("Back to my earlier question.")


class Asking:
    """Notes questions, and asks them again in the language that their reader has then."""

    def __init__(self, speech: Speech, readers: Readers, lettering: Lettering) -> None:
        self._speech = speech
        self._readers = readers
        self._lettering = lettering

    async def ask(
        self, tx: Transaction, what: Say, message: Message, person: Person, key: str, trigger: Trigger
    ) -> None:
        """Note a question that is being said; one that only takes the place of others needs one of these to be open."""
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

    async def again(self, tx: Transaction, person: str, trigger: Trigger, index: int, *, skip: int) -> bool:
        """Say an open question once more, as it was; say whether there was one.

        The newest ones that are skipped are closed, but never the only one.
        """
        readers = await self._readers.of(tx, ToPerson(person), trigger)
        questions = [question for question, _asked in await self._open(tx, person, trigger)]
        skip = min(skip, max(len(questions) - 1, 0))
        for passed in questions[:skip]:
            await tx.close_question(passed.key, trigger.now)
        if questions:
            await self._repeat(tx, questions[skip], readers, trigger, f"again {index}")
        return bool(questions)

    async def ask_again(self, tx: Transaction, question: Question, trigger: Trigger, before: str) -> None:
        """Ask a question once more because its answer was not understood."""
        readers = await self._readers.of(tx, ToPerson(question.person), trigger)
        await self._repeat(tx, question, readers, trigger, "once more", before)

    async def hand_on(self, tx: Transaction, what: HandOn, trigger: Trigger, index: int) -> None:
        """Ask somebody else, in their language, what a person has not answered, the oldest first."""
        readers = await self._readers.of(tx, ToPerson(what.to), trigger)
        theirs = [asked.step for _question, asked in await self._open(tx, what.to, trigger)]
        for question, asked in reversed(await self._open(tx, what.person, trigger)):
            if question.step not in what.steps or what.subject not in {None, question.subject}:
                continue
            await tx.close_question(question.key, trigger.now)
            names_apart = any(value in what.apart for value in asked.step.values() if isinstance(value, str))
            if asked.step not in theirs and readers and not names_apart:
                handed = _for_another(question, asked, readers[0])
                before = self._speech.render(what.before, readers[0].language, readers[0].zone)
                await self._repeat(tx, handed, readers, trigger, f"handed on {index} {question.key}", before)

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
            message = await self._lettering.letter(tx, message, reader, key, trigger.now, before=question.key)
            question = replace(question, payload=pack_asked(replace(asked, message=message, aside=False)))
            text = f"{before}\n{message.text}" if before else message.text
            about = Entity(asked.entity_kind, asked.entity_id) if asked.entity_kind else None
            said = Say(ToPerson(question.person), str(asked.message.label.get("msgid", "")), Verbatim(""), about=about)
            asks = f"{before}\n{message.asks}" if before and message.asks else message.asks
            await queue(tx, reader.place, replace(message, text=text, asks=asks), key, trigger, said, reader)
            await tx.close_question(question.key, trigger.now)
            await tx.ask(replace(question, key=key, asked_at=trigger.now), beside)

    def _said_anew(self, asked: Posed, reader: Reader) -> Message:
        """Say a question in the language its reader has now; one that an older version asked stays as it was."""
        if asked.said is None or len(asked.labels) != len(asked.message.choices):
            return asked.message
        labels = [self._speech.render(read_text(label), reader.language, reader.zone) for label in asked.labels]
        choices = tuple(replace(c, label=label) for c, label in zip(asked.message.choices, labels, strict=True))
        text = self._speech.render(read_text(asked.said), reader.language, reader.zone)
        return replace(asked.message, text=with_choices(text, choices), choices=choices)


def _for_another(question: Question, asked: Posed, reader: Reader) -> Question:
    """Return a question as one for somebody else: its letter and who was called by name in it were the other's."""
    person = reader.person
    mentions = (person.address.value,) if asked.message.mentions and person else ()
    to_them = replace(asked, message=replace(asked.message, mentions=mentions, letter="", asks=""))
    return replace(question, person=person.id if person else question.person, payload=pack_asked(to_them), misread=0)


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
    handed_on = any(isinstance(said, HandOn) and said.to == person for said in decision.say)
    return handed_on or any(
        isinstance(said, Say) and said.to in them and said.step is not None for said in decision.say
    )


def _tells(decision: Decision, trigger: Trigger) -> bool:
    """Say whether a decision says something to this person in private."""
    here = (Here(),) if trigger.here and trigger.here.private else ()
    them = (*here, *((ToPerson(trigger.person.id),) if trigger.person else ()))
    return any(isinstance(said, Say) and said.to in them for said in decision.say)


def _is_urgent(decision: Decision) -> bool:
    return any(isinstance(said, Say) and said.lane is Lane.URGENT for said in decision.say)
