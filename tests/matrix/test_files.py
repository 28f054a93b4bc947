"""Files in rooms: put up once or once more, posted once, locked where the room is; what others send is pointed at."""

import json

import pytest
from hypothesis import given, settings
from nio.crypto.attachments import decrypt_attachment

from bot.channels.contract import File, Later, Place, Pointer, Unsendable
from bot.channels.matrix import files
from bot.channels.matrix.guard import Body, object_at, text_at
from handlers.attachments import FileRef
from tests.matrix.events import ROOM, a_room
from tests.matrix.listening import Bot
from tests.matrix.test_rooms import JSON
from tests.servers.fake_homeserver import FakeHomeserver, Trouble, refuses

pytestmark = pytest.mark.usefixtures("room_stated")

HERE = Place("matrix", ROOM, private=False)
INVITE = File("S7.ics", "text/calendar", b"BEGIN:VCALENDAR", "Voor je agenda: Buurtcaf\u00e9", {"msgid": "joined.file"})
SHA = "a" * 43
OPENS: Body = {
    "url": "mxc://example.org/abc-1",
    "v": "v2",
    "key": {"kty": "oct", "key_ops": ["encrypt", "decrypt"], "alg": "A256CTR", "k": "b" * 43, "ext": True},
    "iv": "c" * 22,
    "hashes": {"sha256": SHA},
}
POSTER: Body = {"msgtype": "m.image", "body": "affiche.png", "info": {"mimetype": "image/png", "size": 2000}}


# --- ours ---


async def test_a_file_is_put_up_and_then_posted(returning: Bot, fake: FakeHomeserver) -> None:
    async with returning.listening() as channel:
        assert (await channel.send(HERE, INVITE, "o1")).external_id == "$sent0"
    assert fake.media == [("text/calendar", b"BEGIN:VCALENDAR")]
    (content,) = fake.sent.values()
    assert content == {
        "msgtype": "m.file",
        "body": "S7.ics",
        "filename": "S7.ics",
        "info": {"mimetype": "text/calendar", "size": 15},
        "url": "mxc://fake/0",
        "m.mentions": {},
        "org.buurtbot": {"v": 1, "msgid": "joined.file"},
        "org.buurtbot.oid": "o1",
    }


async def test_when_posting_fails_it_is_tried_again_with_what_was_put_up(returning: Bot, fake: FakeHomeserver) -> None:
    async with returning.listening() as channel:
        fake.troubles["send"] += [Trouble(cut=True), refuses(429, "M_LIMIT_EXCEEDED")]
        for _trouble in range(2):
            with pytest.raises(Later):
                await channel.send(HERE, INVITE, "o1")
        await channel.send(HERE, INVITE, "o1")
    assert len(fake.media) == 1
    assert len(fake.sent) == 1


async def test_a_life_that_died_between_the_two_is_followed_by_one_that_shows_it_once(
    returning: Bot, fake: FakeHomeserver
) -> None:
    async with returning.listening() as channel:
        first = await channel.send(HERE, INVITE, "o1")
    fake.states[ROOM] = a_room()
    async with returning.listening() as channel:
        assert await channel.send(HERE, INVITE, "o1") == first
    assert len(fake.media) == 2
    assert len(fake.sent) == 1


@pytest.mark.parametrize("trouble", [refuses(413, "M_TOO_LARGE"), Trouble(413, "<html>"), refuses(400, "M_UNKNOWN")])
async def test_c15_what_the_homeserver_never_takes_is_unsendable_and_not_posted(
    returning: Bot, fake: FakeHomeserver, trouble: Trouble
) -> None:
    async with returning.listening() as channel:
        fake.troubles["media"].append(trouble)
        with pytest.raises(Unsendable):
            await channel.send(HERE, INVITE, "o1")
    assert not fake.sent


@pytest.mark.parametrize("trouble", [Trouble(502, "<html>"), Trouble(200, "{}"), refuses(429, "M_LIMIT_EXCEEDED")])
async def test_trouble_with_putting_it_up_is_for_later(returning: Bot, fake: FakeHomeserver, trouble: Trouble) -> None:
    async with returning.listening() as channel:
        fake.troubles["media"].append(trouble)
        with pytest.raises(Later):
            await channel.send(HERE, INVITE, "o1")
        await channel.send(HERE, INVITE, "o1")
    assert len(fake.sent) == 1


def test_a_locked_file_opens_with_what_is_told_of_it_and_is_the_same_when_locked_again() -> None:
    content = bytes(range(256)) * 5
    locked, opens = files.lock(content, "o1", "secret")
    assert content not in locked
    opened = decrypt_attachment(
        locked, text_at(opens, "key", "k"), text_at(opens, "hashes", "sha256"), text_at(opens, "iv")
    )
    assert opened == content
    assert files.lock(content, "o1", "secret") == (locked, opens)


def test_no_two_files_share_a_key() -> None:
    keys = {
        text_at(files.lock(content, key, secret)[1], "key", "k")
        for content in (b"a", b"b")
        for key in ("o1", "o2")
        for secret in ("x", "y")
    }
    assert len(keys) == 8


# --- of others ---


def test_a_picture_is_pointed_at_with_its_words_beside_it() -> None:
    ref = files.read_file(POSTER | {"url": "mxc://example.org/abc"}, "matrix")
    assert ref == FileRef("matrix", "affiche.png", "image/png", 2000, "mxc://example.org/abc")
    content = files.pointer_content(ref, "Het feest op zondag", label={"msgid": "announce.file"}, key="o1")
    assert (content["msgtype"], content["body"], content["filename"]) == (
        "m.image",
        "Het feest op zondag",
        "affiche.png",
    )
    assert content["url"] == "mxc://example.org/abc"


def test_what_opens_a_locked_file_goes_with_it_and_nothing_else_does() -> None:
    ref = files.read_file(POSTER | {"file": OPENS | {"name": "of the sender"}}, "matrix")
    assert ref is not None
    assert json.loads(ref.key) == {name: value for name, value in OPENS.items() if name != "url"}
    assert object_at(files.pointer_content(ref, "", label={}, key="o1"), "file") == OPENS


async def test_a_file_of_somebody_is_shown_without_being_fetched(returning: Bot, fake: FakeHomeserver) -> None:
    ref = FileRef("matrix", "folder.pdf", "application/pdf", 2000, "mxc://example.org/abc")
    async with returning.listening() as channel:
        await channel.send(HERE, Pointer(ref, "De folder"), "o1")
    (content,) = fake.sent.values()
    assert (content["msgtype"], content["body"], content["url"]) == ("m.file", "folder.pdf", "mxc://example.org/abc")
    assert not fake.media


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"url": "https://example.org/x.png"},
        {"url": "mxc://../../etc/passwd"},
        {"url": "mxc://example.org/a/b"},
        {"url": "mxc://example.org/../x"},
        {"url": ["mxc://example.org/abc"]},
        {"file": {"url": "mxc://example.org/abc"}},
        {"file": OPENS | {"v": "v1"}},
        {"file": OPENS | {"iv": "c" * 500}},
        {"file": OPENS | {"hashes": {}}},
        {"file": OPENS | {"key": {"alg": "A128CTR", "k": "b" * 43}}},
    ],
)
def test_c16_what_cannot_be_pointed_at_is_no_file(place: Body) -> None:
    assert files.read_file(POSTER | place, "matrix") is None


@pytest.mark.parametrize(
    ("info", "media_type", "size"),
    [
        ({}, "application/octet-stream", None),
        ({"mimetype": "image/PNG", "size": 5}, "image/png", 5),
        ({"mimetype": "image/png\n<script>", "size": -1}, "application/octet-stream", None),
        ({"mimetype": 5, "size": True}, "application/octet-stream", None),
        ({"mimetype": "image/png", "size": 1 << 60}, "image/png", None),
        ("nonsense", "application/octet-stream", None),
    ],
)
def test_what_a_sender_claims_about_a_file_is_a_type_and_a_number_or_nothing(
    info: object, media_type: str, size: int | None
) -> None:
    ref = files.read_file(POSTER | {"url": "mxc://example.org/abc", "info": info}, "matrix")
    assert ref is not None
    assert (ref.media_type, ref.size) == (media_type, size)


def test_a_name_is_one_line_without_a_path() -> None:
    ref = files.read_file({"url": "mxc://example.org/abc", "body": "../../etc\n\u202epasswd"}, "matrix")
    assert ref is not None
    assert ref.name == ".. .. etc passwd"


@settings(max_examples=50)
@given(JSON)
def test_whatever_is_sent_as_a_file_is_a_file_or_nothing(content: object) -> None:
    files.read_file(content, "matrix")
    files.read_file({"url": "mxc://a/b", "file": content, "info": content, "body": content}, "matrix")
