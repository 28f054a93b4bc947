"""What goes out comes back as it was, through the JSON in between."""

from __future__ import annotations

import pytest

from bot.channels.contract import Message, ShownChoice, Sign, Task
from bot.codec import Edit, Erase, Parcel, Pinning, Posed, pack, pack_asked, unpack, unpack_asked
from storage.values import Misshapen

MESSAGE = Message(
    "Kies:\n1 ja · 2 nee",
    {"v": 1, "msgid": "ask", "choices": [{"id": "yes", "n": 1, "emoji": None}]},
    (ShownChoice("yes", 1, "ja", "👍"), ShownChoice("no", 2, "nee")),
    ("@anna:street",),
    "$1",
    "$thread",
)


@pytest.mark.parametrize(
    "parcel",
    [
        MESSAGE,
        Message("half a \ud83d"),
        Edit(MESSAGE),
        Erase(),
        Pinning(off=True),
        Sign("$1", "👌"),
        Task("join", "!a", {"via": "x"}),
    ],
)
def test_everything_that_goes_out_comes_back(parcel: Parcel) -> None:
    assert unpack(pack(parcel)) == parcel


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"kind": "hologram", "is": {}}', '{"kind": "message"}'])
def test_what_is_none_of_ours_is_refused_by_name(text: str) -> None:
    with pytest.raises(Misshapen):
        unpack(text)


def test_an_open_question_comes_back() -> None:
    asked = Posed({"said": "melk", "days": ["2026-11-24"]}, MESSAGE, free=True, many=True, entity_kind="request")
    assert unpack_asked(pack_asked(asked)) == asked
    assert unpack_asked(pack_asked(asked)).choices == MESSAGE.choices
