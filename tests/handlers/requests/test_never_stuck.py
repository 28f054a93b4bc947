"""Whatever people answer, a draft always has a next question, and honest answers always reach the preview."""

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n import Speech
from handlers.decision import Answer, Decision, Say
from handlers.reading.answers import Unclear, is_unsure, read_choice
from handlers.requests.case import Case
from handlers.requests.drafting.ask import draft
from handlers.requests.drafting.questions import ask_next
from handlers.requests.nouns import Request, RequestState
from handlers.requests.table import STEPS
from tests.handlers.requests.setting import DELINDE, MARIA, NOW, says, turn

SPEECH = Speech({})
KINDS = {kind.type: kind for kind in STEPS}
HONEST = {
    "request.what": "1",
    "request.words": "gordijnen ophangen",
    "request.when": "vrijdag om 10 uur",
    "request.when_right": "1",
    "request.where": "Kerkstraat",
    "request.contact": "9, 0470 12 34 56",
    "request.helpers": "1",
    "request.part": "3",
}
ODD = (
    *("", "1", "2", "3", "5", "6", "99", "ja", "nee", "weet ik niet", "gisteren", "31/2 om 25 uur", "maandag 26/11"),
    *("elke dinsdag koffie", "Kerkstraat 9", "🙂", "1 december", "nee, vrijdag", "dinsdag", "ik ben alleen thuis"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice as a reader sees it."""

    id: str
    n: int
    label: str
    emoji: str | None


@dataclass(slots=True)
class Talk:
    """A draft being made, as the dispatcher would lead it."""

    case: Case
    question: Say

    def hear(self, text: str) -> None:
        """Answer the question; what is no choice of a question with choices alone is asked again."""
        shown = [Shown(c.id, n, SPEECH.render(c.label, "en"), c.emoji) for n, c in enumerate(self.question.choices, 1)]
        choice = read_choice(text, shown) if shown else Unclear()
        if isinstance(choice, Unclear) and not self.question.free:
            return
        answer = Answer(None if isinstance(choice, Unclear) else choice, text, is_unsure(text))
        kind, step = KINDS[type(self.question.step)], self.question.step
        self.follow(kind.decide(replace(turn(MARIA, text), answer=answer), step, self.case))

    def follow(self, decision: Decision) -> None:
        """Take over what was saved and asked."""
        for what in decision.save:
            if isinstance(what, Request):
                self.case = self.case.with_request(what)
        self.question = next((say for say in reversed(says(decision)) if say.step), self.question)


def begun() -> Talk:
    """Begin a draft."""
    case = draft(turn(MARIA), 12, DELINDE, "$a")
    first = ask_next(case, NOW)
    return Talk(case, says(first)[-1])


def test_honest_answers_reach_the_group_in_seven_messages() -> None:
    talk = begun()
    for _message in range(6):
        if talk.question.msgid == "request.preview":
            break
        talk.hear(HONEST[talk.question.msgid])
    assert talk.question.msgid == "request.preview"
    talk.hear("ja")
    assert talk.case.request.state is RequestState.OPEN


@given(st.lists(st.sampled_from(ODD), max_size=12))
@settings(max_examples=120, derandomize=True, deadline=None)
def test_no_sequence_of_answers_leaves_anybody_stuck(answers: list[str]) -> None:
    talk = begun()
    for text in answers:
        talk.hear(text)
        if talk.case.request.state is not RequestState.DRAFT:
            return
    for _message in range(12):
        if talk.question.msgid == "request.preview":
            break
        talk.hear(HONEST[talk.question.msgid])
    assert talk.question.msgid == "request.preview"
    talk.hear("ja")
    assert talk.case.request.state in {RequestState.OPEN, RequestState.TRIAGE}
