"""The second pair of eyes on a correction: a late one of more than one room needs the yes of somebody else."""

from __future__ import annotations

from dataclasses import replace

from handlers.announcements.afterwards.putting_right import Correcting, asked_before, look_at_step, put_right
from handlers.announcements.approving.approve import ASKED_AT_ONCE
from handlers.announcements.case import refuse_kindly
from handlers.announcements.composing.preview import no_colleague, what_rooms_get
from handlers.announcements.nouns import OUT, Announcement, Fix
from handlers.announcements.steps import ApproveFix
from handlers.decision import YES_NO, Decision, Entity, Say, StepKind, ToPerson, Turn, say
from handlers.text import Said, Text, _, lines


def ask_second(turn: Turn, facts: Correcting, fix: Fix) -> Decision:
    """Ask those who answer for its places, with everything that each room will get."""
    announcement = facts.case.announcement
    if not facts.colleagues:
        return Decision(say=(Say(turn.me, "announce.nobody", no_colleague()),), keep_open=True)
    draft, proposed = replace(announcement.draft, texts=fix.texts), replace(fix, proposer=turn.person.id)
    text: Said = lines(
        _("{name} wants to correct announcement {number}.", name=turn.person.name, number=announcement.number),
        what_rooms_get(draft, facts.case.targets, fix.line, facts.told),
        _("Shall I send this?"),
    )
    about, step = Entity("announcement.fix", announcement.subject), ApproveFix(announcement.number, proposed)
    asked = tuple(
        Say(ToPerson(one.id), "announce.approve_fix", text, about, YES_NO, step)
        for one in facts.colleagues[:ASKED_AT_ONCE]
    )
    waits = _("It stands there for more than a day: {name} has to say yes first.", name=facts.colleagues[0].name)
    return Decision(
        save=(replace(announcement, fix=proposed),),
        say=(Say(turn.me, "announce.waits", waits), *asked),
        close=(asked_before(announcement),),
    )


def approve_fix(turn: Turn, step: ApproveFix, facts: Correcting | None) -> Decision:
    """Make the correction after a yes of somebody else who organises there and read exactly this one."""
    fix = step.fix
    if facts is None or fix is None or fix != facts.case.announcement.fix:
        return refuse_kindly(turn, _("That is settled already. Thank you."))
    no = _why_not_approve(turn, facts, fix)
    if no:
        return refuse_kindly(turn, no)
    if turn.answer is None or turn.answer.choice != "yes":
        return _refuse_fix(turn, facts.case.announcement, fix)
    text = _("{name} said yes. I am correcting it in every room.", name=turn.person.name)
    thanks = Say(turn.me, "announce.thanks", _("Thank you."))
    return put_right(turn, facts, fix) + say(thanks, Say(ToPerson(fix.proposer), "announce.mended", text))


def _why_not_approve(turn: Turn, facts: Correcting, fix: Fix) -> Text | None:
    if facts.case.announcement.state not in OUT:
        return _("It is over already.")
    if fix.proposer == turn.person.id:
        return _("You wrote it yourself: somebody else has to say yes.")
    if not facts.case.reach & {*facts.case.announcement.places}:
        return _("Only somebody who organises there can say yes.")
    return None


def _refuse_fix(turn: Turn, announcement: Announcement, fix: Fix) -> Decision:
    text = _(
        "{name} said no to the correction of announcement {number}.",
        name=turn.person.name,
        number=announcement.number,
    )
    return Decision(
        save=(replace(announcement, fix=None),),
        say=(
            Say(turn.me, "announce.why_not", _("All right.")),
            Say(ToPerson(fix.proposer), "announce.refused", text),
        ),
        close=(asked_before(announcement),),
    )


STEPS = (StepKind(ApproveFix, look_at_step, approve_fix),)
