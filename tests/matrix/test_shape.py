"""What an event becomes: tables of what people write, and of what others may write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.channels.contract import Message, ShownChoice
from bot.channels.matrix import content
from bot.channels.matrix.membership import Passage, change_of_room, coming_or_going, passage
from bot.channels.matrix.rooms import RoomFacts
from bot.channels.matrix.shape import Reader, events_in, read_event
from bot.clock import SystemClock
from handlers.model import IncomingKind, RoomEvent
from tests.matrix.events import ANNA, KARIM, ME, ROOM, Body, a_room, event, levels, member, said, state
from tests.matrix.test_rooms import JSON

FACTS = RoomFacts(ROOM).after([*a_room(), member(KARIM, displayname="Karim\n@room \u202eevil")])
ANSWER: Body = {"m.in_reply_to": {"event_id": "$q"}}
NEW: Body = {"m.new_content": {"msgtype": "m.text", "body": "2"}}
READER = Reader(ME, "Buurtbot", SystemClock().now())


def relates(**relation: object) -> Body:
    return {"m.relates_to": {**relation}}


def message(**more: object) -> Body:
    return event("m.room.message", {"msgtype": "m.text", "body": "1", **more})


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("hulp", "hulp"),
        ("Buurtbot: neem 12", "neem 12"),
        ("@buurtbot:fake, neem 12", "neem 12"),
        ("@BUURTBOT neem 12", "neem 12"),
        ("buurtbotje", "buurtbotje"),
        ("> <@anna:fake> neem 3\n\nneem 12", "neem 12"),
        ("neem\x00 12\x07", "neem 12"),
        ("a\ud800b", "a\ufffdb"),
        ("x" * 5000, "x" * 4000),
    ],
)
def test_words_are_cleaned_and_freed_of_quotes_and_our_name(text: str, heard: str) -> None:
    incoming = read_event(said(text), FACTS, None, READER)
    assert incoming
    assert (incoming.kind, incoming.text) == (IncomingKind.MESSAGE, heard)
    assert (incoming.room, incoming.sender, incoming.power) == (ROOM, ANNA, 100)


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (message(body="Buurtbot, wat kan je?"), True),
        (message(body="Hallo Buurtbot", **{"m.mentions": {"user_ids": [READER.me]}}), True),
        (message(body="Hallo Anna", **{"m.mentions": {"user_ids": [ANNA]}}), False),
        (message(body="Hallo", **{"m.mentions": {"user_ids": 7}}), False),
        (message(body="ok", **{"m.mentions": {"user_ids": [READER.me]}}, **relates(**ANSWER)), False),
    ],
    ids=["by name", "by a mention", "somebody else", "nonsense", "an answer to somebody"],
)
def test_who_calls_us_by_name_or_mentions_us_means_us(content: Body, called: bool) -> None:
    incoming = read_event(content, FACTS, None, READER)
    assert incoming
    assert incoming.called is called


def test_a_private_talk_has_no_room_and_a_name_is_one_clean_line() -> None:
    incoming = read_event(said("hulp", sender=KARIM), FACTS, KARIM, READER)
    assert incoming
    assert (incoming.room, incoming.sender_name) == (None, "Karim @room evil")


@pytest.mark.parametrize(
    ("said_so", "kind", "text", "about", "reply_to", "thread"),
    [
        (message(**relates(**ANSWER)), "message", "1", None, "$q", None),
        (message(**relates(rel_type="m.thread", event_id="$t")), "message", "1", None, None, "$t"),
        (
            message(**relates(rel_type="m.thread", event_id="$t", is_falling_back=True, **ANSWER)),
            "message", "1", None, None, "$t",
        ),
        (
            message(**relates(rel_type="m.replace", event_id="$o"), **NEW),
            "edit", "2", "$o", None, None,
        ),
        (event("m.reaction", relates(event_id="$o", key="👍")), "reaction", "👍", "$o", None, None),
        (event("m.room.redaction", {"redacts": "$o"}), "redaction", "", "$o", None, None),
        (event("m.room.redaction", {}, redacts="$o"), "redaction", "", "$o", None, None),
        (event("m.room.message", {"msgtype": "m.image", "body": "IMG_1.jpg"}), "file", "m.image", None, None, None),
        (event("m.room.message", {"msgtype": "m.location", "body": "geo"}), "file", "m.location", None, None, None),
        (event("m.sticker", {"body": "x"}), "file", "m.sticker", None, None, None),
        (event("org.matrix.msc3381.poll.start", {}), "file", "org.matrix.msc3381.poll.start", None, None, None),
    ],
)  # fmt: skip
def test_each_kind_is_told_apart(
    said_so: Body, kind: str, text: str, about: str | None, reply_to: str | None, thread: str | None
) -> None:
    incoming = read_event(said_so, FACTS, None, READER)
    assert incoming
    assert (incoming.kind, incoming.text, incoming.about) == (kind, text, about)
    assert (incoming.reply_to, incoming.thread) == (reply_to, thread)


@pytest.mark.parametrize(
    "nothing",
    [
        said("wij", sender=ME),
        event("m.room.message", {"msgtype": "m.notice", "body": "neem 12"}),
        event("m.room.message", {"msgtype": "m.server_notice", "body": "neem 12"}),
        event("m.room.message", {}),
        event("m.reaction", {}),
        event("m.room.redaction", {}),
        event("m.call.invite", {}),
        message(**relates(rel_type="m.replace", event_id="$o")),
        message(
            **relates(rel_type="m.replace", event_id="$o"), **{"m.new_content": {"msgtype": "m.image", "body": "x"}}
        ),
    ],
)
def test_what_is_not_for_us_is_nothing(nothing: Body) -> None:
    assert read_event(nothing, FACTS, None, READER) is None


@settings(max_examples=200, derandomize=True, deadline=None)
@given(
    some.sampled_from(["m.room.message", "m.reaction", "m.room.redaction", "m.sticker"]),
    some.dictionaries(
        some.sampled_from(["msgtype", "body", "m.relates_to", "m.new_content", "m.mentions", "redacts"]), JSON
    ),
    JSON,
)
def test_a20_no_event_whatever_it_holds_breaks_the_reading(kind: str, held: Body, stamp: object) -> None:
    odd = event(kind, held) | {"origin_server_ts": stamp}
    for one in events_in([odd, stamp]):
        incoming = read_event(one, FACTS, None, READER)
        assert incoming is None or incoming.sender == ANNA


@pytest.mark.parametrize(
    ("coming", "kind"),
    [
        (member(KARIM, "join", before="invite"), IncomingKind.JOIN),
        (member(KARIM, "join"), IncomingKind.JOIN),
        (member(KARIM, "join", before="join"), None),
        (member(KARIM, "leave", before="join"), IncomingKind.LEAVE),
        (member(KARIM, "leave", before="join", by=ANNA), IncomingKind.LEAVE),
        (member(KARIM, "leave", before="invite"), None),
        (member(KARIM, "leave", before="ban", by=ANNA), None),
        (member(KARIM, "ban", before="join", by=ANNA), IncomingKind.BAN),
        (member(KARIM, "invite", by=ANNA), None),
        (member(ME, "join", before="invite"), None),
    ],
)
def test_coming_and_going_is_told_apart_from_new_names(coming: Body, kind: IncomingKind | None) -> None:
    found = coming_or_going(coming, FACTS.after([coming]), READER)
    assert (found.kind if found else None, found.sender if found else KARIM) == (kind, KARIM)


@pytest.mark.parametrize(
    ("own", "found"),
    [
        (member(ME, "join", before="invite"), Passage.ENTERED),
        (member(ME, "join", before="join"), None),
        (member(ME, "leave", before="join"), Passage.LEFT),
        (member(ME, "leave", before="join", by=ANNA), Passage.REMOVED),
        (member(ME, "ban", before="join", by=ANNA), Passage.BANNED),
        (member(ANNA, "leave"), None),
    ],
)
def test_our_own_passages_are_known(own: Body, found: Passage | None) -> None:
    assert passage(own, ME) is found


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (levels(events_default=50), RoomEvent.MUTED),
        (levels(events_default=0), None),
        (state("m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"}), RoomEvent.ENCRYPTED),
        (state("m.room.join_rules", {"join_rule": "public"}), RoomEvent.PUBLIC),
        (state("m.room.history_visibility", {"history_visibility": "world_readable"}), RoomEvent.PUBLIC),
        (state("m.room.topic", {"topic": "x"}), None),
    ],
)
def test_what_happens_to_the_room_is_told(change: Body, what: RoomEvent | None) -> None:
    found = change_of_room(change, FACTS, FACTS.after([change]), READER)
    assert (found.text if found else None) == what


def test_c01_c02_a_message_pings_only_whom_it_means_and_its_html_is_only_escaped_text() -> None:
    choices = (ShownChoice("yes", 1, "ja", "👍"), ShownChoice("no", 2, "nee"))
    made = content.message(Message("<b>@room</b>\n1 ja · 2 nee", {"msgid": "q"}, choices, reply_to="$q"), "key")
    assert made["m.mentions"] == {}
    assert made["formatted_body"] == "&lt;b&gt;@room&lt;/b&gt;<br>1 ja · 2 nee"
    assert made["org.buurtbot"] == {
        "v": 1, "msgid": "q", "choices": [{"id": "yes", "n": 1, "emoji": "👍"}, {"id": "no", "n": 2}],
    }  # fmt: skip
    assert (made["org.buurtbot.oid"], made["m.relates_to"]) == ("key", {"m.in_reply_to": {"event_id": "$q"}})
    pinged = content.edit("$o", Message("dag", mentions=(ANNA,)), "key")
    assert pinged["m.mentions"] == {"user_ids": [ANNA]}
    assert pinged["body"] == "* dag"
