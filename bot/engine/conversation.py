"""Finds who must decide about something that came in, and lets them decide.

In this order: words of danger (which may be a report as well), rescue words, the question it explicitly answers, the
newest open question that has arrived, a command, and what else is watched for. In rooms people talk to each other:
there only commands, danger and what is watched for count.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.codec import read_step, unpack_asked
from bot.engine.answers import Pending, as_shown, begins_as_command, is_a_text, may_mean_something_else, read_answer
from bot.words import Found
from handlers.basics.again import BACK
from handlers.basics.denied import leave_it
from handlers.basics.for_others import look_who_can, tell_who_can
from handlers.basics.greeting import meet
from handlers.basics.human import HUMAN
from handlers.basics.long_text import mention_what_was_not_read
from handlers.basics.misread import misread, to_what
from handlers.basics.one_number import ask_for_one_number
from handlers.basics.which import ask_which, say_that_it_is_over
from handlers.decision import NOTHING, Answer, Close, Decision, React, Takes, Turn, Watch, beside
from handlers.model import Address, IncomingKind, Neighbourhood, Standing
from handlers.reading.answers import is_only_an_answer, is_unsure
from handlers.reading.coded import Code, read_codes
from handlers.reading.listed import Listed
from handlers.requests.words import TAKE_ID
from handlers.text import Text
from storage.questions import Question
from storage.values import Misshapen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.readers import Defaults
    from bot.engine.table import HandlerTable
    from bot.engine.trigger import Trigger
    from bot.words import CommandWords
    from storage.store import Transaction


MOST_LISTED = 8
_SEVERAL = 2
_MOST_NUMBERS = {Takes.NUMBER: 1, Takes.NUMBERS: MOST_LISTED}
"""So many numbers behind one command are followed; more are not meant."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What was decided, and which question it answers; ``again`` is asked once more after the words ``before``.

    ``also`` are the same command about further numbers, or answers to further questions, each to be decided once this
    is carried out; ``is_command``:
    it answers no question, the person began something else; ``is_called_for``: they asked for the question before.
    """

    decision: Decision
    answered: Question | None = None
    again: Question | None = None
    before: Text | None = None
    also: tuple[Found | Code, ...] = ()
    is_command: bool = False
    is_called_for: bool = False


class Conversation:
    """Routes one incoming thing to the handler that decides about it."""

    def __init__(
        self, table: HandlerTable, words: CommandWords, defaults: Defaults, lettered: frozenset[str] = frozenset()
    ) -> None:
        """Take the names of the channels on which questions have letters as well."""
        self._table = table
        self._words = words
        self._defaults = defaults
        self._lettered = lettered

    async def turn(self, tx: Transaction, trigger: Trigger) -> Turn:
        """Make everything a decision needs a value."""
        incoming, person = trigger.incoming, trigger.person
        assert incoming is not None  # noqa: S101 - the dispatcher made this trigger from an incoming thing
        assert person is not None  # noqa: S101
        room, where = trigger.room, _only(trigger.standings)
        return Turn(
            cause=trigger.cause,
            now=trigger.now,
            person=person,
            incoming=incoming,
            language=trigger.language,
            zone=trigger.zone,
            text=incoming.text,
            neighbourhood=trigger.home if room else await self._neighbourhood(tx, where),
            room=room,
            standings=trigger.standings,
            is_admin=Address(incoming.channel, incoming.sender) in self._defaults.admins,
            service=self._defaults.service,
            admins=self._defaults.admins,
            is_unproven=trigger.is_unproven,
        )

    async def _neighbourhood(self, tx: Transaction, id_: str | None) -> Neighbourhood | None:
        return await tx.neighbourhood(id_) if id_ else None

    async def decide(self, tx: Transaction, turn: Turn) -> Conclusion:
        """Let the right handler decide, and beside it who watches for a sign of anybody."""
        conclusion = await self._decide(tx, turn)
        for watch in self._table.beside:
            if watch.kind == turn.incoming.kind and (facts := await watch.look(turn, tx)) is not None:
                conclusion = replace(conclusion, decision=beside(conclusion.decision, watch.decide(turn, facts)))
        return conclusion

    async def _decide(self, tx: Transaction, turn: Turn) -> Conclusion:
        match turn.incoming.kind:
            case IncomingKind.MESSAGE if turn.incoming.channel in self._lettered:
                return await self._text_message(tx, turn)
            case IncomingKind.MESSAGE:
                return await self._message(tx, turn)
            case IncomingKind.REACTION:
                return await self._reaction(tx, turn)
            case IncomingKind.FILE:
                return await self._file(tx, turn)
            case kind:
                return await self._first_of(tx, turn, self._table.watching(kind))

    async def _text_message(self, tx: Transaction, turn: Turn) -> Conclusion:
        """Hear first whether messages must stop; who stopped them is answered no more, unless in danger."""
        for watch in self._table.stopping:
            if (facts := await watch.look(turn, tx)) is not None:
                return Conclusion(watch.decide(turn, facts))
        for closed in self._table.stopped:
            if (facts := await closed.look(turn, tx)) is not None:
                return await self._in_danger(tx, turn) or Conclusion(closed.decide(turn, facts))
        return await self._message(tx, turn)

    async def _in_danger(self, tx: Transaction, turn: Turn) -> Conclusion | None:
        for watch in self._table.first:
            if (facts := await watch.look(turn, tx)) is not None:
                return Conclusion(watch.decide(turn, facts))
        return None

    async def _message(self, tx: Transaction, turn: Turn) -> Conclusion:
        for watch in self._table.first:
            if (facts := await watch.look(turn, tx)) is not None:
                return await self._heard_besides(tx, turn, watch.decide(turn, facts))
        found = self._words.find(turn.text, turn.language, in_private=turn.in_private) or await self._slip(tx, turn)
        if found and found.command.id == BACK and (outcome := await self._back(tx, turn)):
            return outcome
        if found and found.is_denied:
            return self._met(turn, leave_it(found.turn(turn), found.command))
        if found and found.command.id == HUMAN and (outcome := await self._wants_a_call(tx, turn)):
            return outcome
        if found and found.command.rescue:
            return await self._command(tx, turn, found)
        if turn.in_private and (outcome := await self._answered(tx, turn, found)):
            return outcome
        if found:
            return await self._command(tx, turn, found)
        return await self._first_of(tx, turn, (*self._table.watching(IncomingKind.MESSAGE), *self._table.last))

    async def _heard_besides(self, tx: Transaction, turn: Turn, warning: Decision) -> Conclusion:
        """Let words of danger reach, after the warning, whom they are meant for: a report is made with them."""
        if not turn.in_private:
            return Conclusion(warning)
        found = self._words.find(turn.text, turn.language, in_private=True)
        if found and found.command.hears_danger:
            outcome = await self._command(tx, turn, found)
        elif pending := await self._waits_for_danger(tx, turn):
            outcome = await self._step(tx, replace(turn, answer=Answer(None, turn.text)), pending)
        else:
            return Conclusion(warning)
        return replace(outcome, decision=warning + outcome.decision)

    async def _waits_for_danger(self, tx: Transaction, turn: Turn) -> Pending | None:
        question = await self._asked(tx, turn)
        pending = await self._pending(tx, turn, question) if question else None
        return pending if pending and pending.kind.hears_danger else None

    async def _slip(self, tx: Transaction, turn: Turn) -> Found | None:
        """Find "take" with a typing slip, only with the number of a request that can be taken here."""
        found = self._words.nearly(turn.text, TAKE_ID)
        request = await tx.request(found.number) if found and found.number else None
        homes = {standing.neighbourhood for standing in turn.standings if standing.roles}
        at = {turn.neighbourhood.id} if turn.neighbourhood else homes
        return found if request and request.state.is_claimable and request.neighbourhood in at else None

    async def _first_of(self, tx: Transaction, turn: Turn, watches: Sequence[Watch]) -> Conclusion:
        for watch in watches:
            if (facts := await watch.look(turn, tx)) is not None:
                return self._met(turn, watch.decide(turn, facts))
        return Conclusion(NOTHING)

    async def _command(self, tx: Transaction, turn: Turn, found: Found) -> Conclusion:
        command, listed, turn = found.command, found.listed, found.turn(turn)
        if not command.is_for(turn):
            return self._met(turn, tell_who_can(turn, command, await look_who_can(turn, tx, command)))
        most = _MOST_NUMBERS.get(command.takes, 0)
        if most and (listed.is_either or len(listed.numbers) > most):
            return self._met(turn, ask_for_one_number(turn, command.words))
        left = NOTHING if command.rescue else await self._leave_menus(tx, turn)
        outcome = self._met(turn, left + command.decide(turn, await command.look(turn, tx)))
        also = tuple(replace(found, listed=Listed((number,))) for number in listed.numbers[1:most])
        return replace(outcome, also=also, is_command=True)

    async def _leave_menus(self, tx: Transaction, turn: Turn) -> Decision:
        """Close the menus that a person leaves by beginning something else: a bare number answers them no more."""
        opened = await tx.open_steps(turn.person.id) if turn.in_private else ()
        menus = [name for name in dict.fromkeys(opened) if self._table.is_menu(name)]
        return Decision(close=tuple(Close(name, None, turn.person.id) for name in menus))

    async def decide_also(self, tx: Transaction, turn: Turn, found: Found | Code) -> Conclusion:
        """Let one more answer be taken, or a command about one more number: the sign that it was heard was given."""
        if isinstance(found, Code):
            return await self._coded(tx, turn, found)
        turn = found.turn(turn)
        decision = found.command.decide(turn, await found.command.look(turn, tx))
        return Conclusion(replace(decision, say=tuple(said for said in decision.say if not isinstance(said, React))))

    def _met(self, turn: Turn, decision: Decision) -> Conclusion:
        if turn.incoming.kind not in _SPOKEN:
            return Conclusion(decision)
        return Conclusion(meet(turn, mention_what_was_not_read(turn, decision)))

    # --- answers by letter ---

    async def _by_letter(self, tx: Transaction, turn: Turn, found: Found | None) -> Conclusion | None:
        """Follow the letters that are named; without any, take words that answer one question alone, else ask which."""
        codes = read_codes(turn.text)
        if codes and all([await tx.question_named(turn.person.id, code.letter) for code in codes]):
            return replace(await self._coded(tx, turn, codes[0]), also=codes[1:])
        if found or turn.incoming.reply_to:
            return None
        asked = [await self._pending(tx, turn, question) for question in await tx.open_questions(turn.person.id)]
        opened = [pending for pending in asked if pending]
        meant = [pending for pending in opened if pending.is_answered_by(turn)]
        is_bare = is_only_an_answer(turn.text)  # a no is also about "is all well?", which shows no such choice
        if len(opened) < _SEVERAL or not (meant or is_bare):
            return None
        if len(meant) == 1 and meant[0].is_harmless and not is_bare:
            return await self._answer(tx, turn, meant[0].question, None)
        named = [pending.lettered for pending in opened if pending.asked.message.letter]
        return self._met(turn, ask_which(named)) if named else None

    async def _coded(self, tx: Transaction, turn: Turn, code: Code) -> Conclusion:
        """Take a choice of the question that has this letter."""
        named = await tx.question_named(turn.person.id, code.letter)
        pending = await self._pending(tx, turn, named[0]) if named and named[1] else None
        if pending is None:
            return self._met(turn, say_that_it_is_over(code.letter))
        chosen = next((choice for choice in pending.asked.choices if choice.n == code.number), None)
        if chosen is None:
            return self._misread(turn, pending.question)
        answer = Answer(chosen.id, chosen.label, choices=(chosen.id,))
        return await self._step(tx, replace(turn, text=chosen.label, answer=answer), pending)

    # --- answers ---

    async def _answered(self, tx: Transaction, turn: Turn, found: Found | None) -> Conclusion | None:
        """Take it as the answer to what its letters name, else to the question it answers; None where it is none."""
        if turn.incoming.channel in self._lettered and (outcome := await self._by_letter(tx, turn, found)):
            return outcome
        asked = await self._asked(tx, turn)
        return await self._answer(tx, turn, asked, found) if asked else None

    async def _asked(self, tx: Transaction, turn: Turn) -> Question | None:
        """Find the question a message answers: the one it replies to, else the newest that has arrived."""
        if turn.incoming.reply_to:
            key = await tx.key_of(turn.incoming.channel, turn.incoming.reply_to)
            explicit = await tx.question_of(key) if key else None
            if explicit:
                question, is_open = explicit
                return question if is_open and question.person == turn.person.id else None
        return await tx.open_question(turn.person.id)

    async def _pending(self, tx: Transaction, turn: Turn, question: Question) -> Pending | None:
        """Read an open question; one that an older version asked in another shape is closed.

        None also where the words may be forged and others count on what the person decides: then only a question that
        was asked on the same channel is answered there.
        """
        if turn.is_unproven and await tx.channel_of(question.key) != turn.incoming.channel:
            return None
        kind = self._table.step(question.step)
        try:
            asked = unpack_asked(question.payload)
            return None if kind is None else Pending(question, kind, asked, read_step(asked.step, kind.type))
        except Misshapen:
            await tx.close_question(question.key, turn.now)
            return None

    async def _answer(self, tx: Transaction, turn: Turn, question: Question, found: Found | None) -> Conclusion | None:
        """Read the answer; None when the message is something else."""
        pending = await self._pending(tx, turn, question)
        if pending and pending.kind.whole and not pending.asked.choices and is_a_text(turn.text, found):
            whole = Answer(None, turn.text, begins_as=begins_as_command(turn.text, found))
            return await self._step(tx, replace(turn, answer=whole), pending)
        if pending is None:
            return None
        answer = as_shown(turn, pending)
        if answer is None and found and (found.is_unmistakable or pending.kind.menu):
            return None
        answer = answer or read_answer(turn.text, pending.asked)
        if answer and may_mean_something_else(turn, pending.asked, answer):
            return Conclusion(NOTHING, again=question, before=to_what(answer.choice))
        if answer is None and pending.kind.hears and not pending.kind.hears(turn, pending.step):
            return await self._past(tx, turn, question, found)
        if answer is None:
            exact = self._words.find(turn.text, turn.language, in_private=False)
            is_other = pending.kind.takes is not None and not pending.kind.takes(turn)
            if exact or (found and (is_other or not pending.asked.free)):
                return None
            if noticed := await self._noticed(tx, turn, pending):
                return noticed
            if not pending.asked.free:
                return self._misread(turn, question)
            answer = Answer(None, turn.text, is_unsure(turn.text))
        return await self._step(tx, replace(turn, answer=answer), pending)

    async def _past(self, tx: Transaction, turn: Turn, question: Question, found: Found | None) -> Conclusion | None:
        """Leave a question that need not be answered, and let the words answer the one before it."""
        await tx.close_question(question.key, turn.now)
        before = await tx.open_question(turn.person.id)
        return await self._answer(tx, turn, before, found) if before else None

    async def _noticed(self, tx: Transaction, turn: Turn, pending: Pending) -> Conclusion | None:
        """Let words that do not answer a question be news, or anything when it is a light one; it stays open."""
        light = pending.asked.light and not pending.asked.free
        for watch in self._table.watching(IncomingKind.MESSAGE) if light else self._table.insistent:
            if (facts := await watch.look(turn, tx)) is not None:
                return self._met(turn, watch.decide(turn, facts))
        return None

    async def _back(self, tx: Transaction, turn: Turn) -> Conclusion | None:
        """Ask what was asked before the newest open question; None when it knows of nothing before it."""
        question = await tx.open_question(turn.person.id) if turn.in_private else None
        pending = await self._pending(tx, turn, question) if question else None
        if pending is None or pending.kind.back is None:
            return None
        decision = pending.kind.back(turn, pending.step, await pending.kind.look(turn, tx, pending.step))
        return replace(self._met(turn, decision), answered=question, is_called_for=True)

    async def _wants_a_call(self, tx: Transaction, turn: Turn) -> Conclusion | None:
        """Take the wish for a person as the choice that is just that; None where nothing that is asked offers it."""
        question = await self._asked(tx, turn) if turn.in_private else None
        pending = await self._pending(tx, turn, question) if question else None
        if pending is None or not pending.kind.human:
            return None
        chosen = Answer(pending.kind.human, turn.text, choices=(pending.kind.human,))
        return await self._step(tx, replace(turn, answer=chosen), pending)

    def _misread(self, turn: Turn, question: Question) -> Conclusion:
        return Conclusion(NOTHING, again=question, before=misread(question.misread))

    async def _step(self, tx: Transaction, turn: Turn, pending: Pending) -> Conclusion:
        decision = pending.kind.decide(turn, pending.step, await pending.kind.look(turn, tx, pending.step))
        outcome = self._met(turn, decision)
        return outcome if decision.keep_open else replace(outcome, answered=pending.question)

    async def _file(self, tx: Transaction, turn: Turn) -> Conclusion:
        """Take a file as the answer to a question that takes what comes whole; others go to who watches for files."""
        question = await self._asked(tx, turn) if turn.in_private and turn.incoming.file else None
        pending = await self._pending(tx, turn, question) if question else None
        if pending is None or not pending.kind.whole:
            return await self._first_of(tx, turn, self._table.watching(IncomingKind.FILE))
        return await self._step(tx, replace(turn, answer=Answer(None, "")), pending)

    async def _reaction(self, tx: Transaction, turn: Turn) -> Conclusion:
        """Take a reaction as the answer to the question it is put on; others go to who watches for reactions."""
        key = await tx.key_of(turn.incoming.channel, turn.incoming.about or "")
        explicit = await tx.question_of(key) if key else None
        if explicit is None:
            return await self._first_of(tx, turn, self._table.watching(IncomingKind.REACTION))
        question, is_open = explicit
        if not is_open or question.person != turn.person.id:
            return Conclusion(NOTHING)
        pending = await self._pending(tx, turn, question)
        answer = read_answer(turn.text, pending.asked) if pending else None
        if pending is None or answer is None:
            return Conclusion(NOTHING)
        return await self._step(tx, replace(turn, answer=answer), pending)


_SPOKEN = frozenset({IncomingKind.MESSAGE, IncomingKind.FILE, IncomingKind.REACTION, IncomingKind.UNREADABLE})


def _only(standings: Sequence[Standing]) -> str | None:
    present = [standing for standing in standings if standing.roles]
    return present[0].neighbourhood if len(present) == 1 else None
