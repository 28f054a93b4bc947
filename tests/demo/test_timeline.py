"""A client shows each message once, as it is now."""

from bot.channels.matrix.guard import Body
from bot.demo.timeline import Event, Timeline


def said(event_id: str, words: str, *, by: str = "@maria:x", more: Body | None = None) -> Event:
    content: Body = {"msgtype": "m.text", "body": words} | (more or {})
    return Event({"event_id": event_id, "sender": by, "type": "m.room.encrypted"}, "m.room.message", content)


def edit(event_id: str, about: str, words: str, *, by: str = "@maria:x", label: Body | None = None) -> Event:
    new: Body = {"msgtype": "m.text", "body": words} | ({"org.buurtbot": label} if label else {})
    relation = {"rel_type": "m.replace", "event_id": about}
    return said(event_id, f"* {words}", by=by, more={"m.new_content": new, "m.relates_to": relation})


def sign(event_id: str, about: str, emoji: str, *, by: str) -> Event:
    content: Body = {"m.relates_to": {"rel_type": "m.annotation", "event_id": about, "key": emoji}}
    return Event({"event_id": event_id, "sender": by, "type": "m.reaction"}, "m.reaction", content)


def taken_back(about: str) -> Event:
    raw: Body = {"event_id": f"$gone-{about}", "sender": "@maria:x", "type": "m.room.redaction", "redacts": about}
    return Event(raw, "m.room.redaction", {})


def words_of(timeline: Timeline) -> list[str]:
    return [seen.text for seen in timeline]


def test_an_edit_changes_the_words_and_the_label_in_place() -> None:
    timeline = Timeline()
    timeline.take(said("$1", "open", more={"org.buurtbot": {"state": "open"}}))
    timeline.take(said("$2", "neem 1", by="@karim:x"))
    changed = timeline.take(edit("$3", "$1", "filled", label={"state": "matched"}))
    assert words_of(timeline) == ["filled", "neem 1"]
    assert changed is not None
    assert (changed.edited, changed.label) == (True, {"state": "matched"})


def test_only_who_said_it_can_edit_it() -> None:
    timeline = Timeline()
    timeline.take(said("$1", "mine"))
    assert timeline.take(edit("$2", "$1", "yours", by="@tom:x")) is None
    assert words_of(timeline) == ["mine"]


def test_an_edit_that_comes_before_its_message_waits_for_it() -> None:
    timeline = Timeline()
    timeline.take(edit("$2", "$1", "later"))
    timeline.take(said("$1", "first"))
    assert words_of(timeline) == ["later"]


def test_reactions_are_counted_by_emoji_and_go_when_they_are_taken_back() -> None:
    timeline = Timeline()
    timeline.take(said("$1", "neem 1"))
    timeline.take(sign("$2", "$1", "👍", by="@karim:x"))
    both = timeline.take(sign("$3", "$1", "👍", by="@tom:x"))
    assert both is not None
    assert both.reactions == (("👍", ("@karim:x", "@tom:x")),)
    one = timeline.take(taken_back("$2"))
    assert one is not None
    assert one.reactions == (("👍", ("@tom:x",)),)


def test_what_was_taken_back_keeps_its_place_and_loses_its_words() -> None:
    timeline = Timeline()
    timeline.take(said("$1", "0470 12 34 56"))
    timeline.take(said("$2", "next"))
    gone = timeline.take(taken_back("$1"))
    assert gone is not None
    assert gone.redacted_by == "@maria:x"
    assert words_of(timeline) == ["", "next"]
    assert timeline.take(edit("$3", "$1", "back again")) is None


def test_what_was_taken_back_before_we_came_names_who_did_it() -> None:
    timeline = Timeline()
    because: Body = {"redacted_because": {"sender": "@buurtbot:x", "type": "m.room.redaction"}}
    raw: Body = {"event_id": "$1", "sender": "@buurtbot:x", "type": "m.room.encrypted", "unsigned": because}
    gone = timeline.take(Event(raw, "m.room.encrypted", {}))
    assert gone is not None
    assert (gone.redacted, gone.redacted_by) == (True, "@buurtbot:x")


def test_a_message_that_becomes_readable_keeps_its_place() -> None:
    timeline = Timeline()
    raw: Body = {"event_id": "$1", "sender": "@maria:x", "type": "m.room.encrypted"}
    timeline.take(Event(raw, "m.room.encrypted", {}, hidden="no key"))
    timeline.take(said("$2", "next"))
    timeline.take(said("$1", "first"))
    assert words_of(timeline) == ["first", "next"]
