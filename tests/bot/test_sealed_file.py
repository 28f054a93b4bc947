"""A sealed file comes back as it was written, or not at all."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.upkeep.sealed_file import _PIECE_BYTES, NotOpened, Opening, Sealing

KEY, OTHER = bytes(32), bytes(range(32))


def sealed(*written: bytes) -> bytes:
    file = io.BytesIO()
    sealing = Sealing(file, KEY)
    for data in written:
        sealing.write(data)
    sealing.close()
    return file.getvalue()


def opened(file: bytes, key: bytes = KEY) -> bytes:
    opening = Opening(io.BytesIO(file), key)
    found = b""
    while piece := opening.read(100_000):
        found += piece
    return found


@pytest.mark.parametrize("size", [0, 1, _PIECE_BYTES - 1, _PIECE_BYTES, _PIECE_BYTES + 1, 2 * _PIECE_BYTES])
def test_what_was_written_is_read_at_every_size(size: int) -> None:
    data = bytes(n % 251 for n in range(1000)) * (size // 1000 + 1)
    assert opened(sealed(data[:size])) == data[:size]


def test_the_same_words_look_different_every_time_and_never_like_themselves() -> None:
    assert sealed(b"Molenstraat") != sealed(b"Molenstraat")
    assert b"Molenstraat" not in sealed(b"Molenstraat")


def test_another_key_opens_nothing() -> None:
    with pytest.raises(NotOpened, match="the backup key is another one"):
        opened(sealed(b"words"), OTHER)


def test_of_a_first_piece_that_does_not_open_both_reasons_are_told() -> None:
    damaged = bytearray(sealed(b"words"))
    damaged[-1] ^= 1
    with pytest.raises(NotOpened, match="the backup key is another one, or the file was changed"):
        opened(bytes(damaged))


def test_two_files_one_behind_the_other_are_refused() -> None:
    with pytest.raises(NotOpened, match="something follows its end"):
        opened(sealed(b"words") * 2)


def test_another_file_is_told_apart() -> None:
    with pytest.raises(NotOpened, match="it is no backup of Buurtbot"):
        opened(b"PK\x03\x04 an archive")


def test_a_file_without_its_last_piece_is_noticed() -> None:
    whole = sealed(bytes(_PIECE_BYTES + 5))
    with pytest.raises(NotOpened, match="cut off"):
        opened(whole[: -(5 + 16 + 4)])


@given(st.data())
def test_any_file_that_was_cut_or_changed_is_refused(data: st.DataObject) -> None:
    whole = sealed(b"words that matter")
    place = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(NotOpened):
        opened(whole[:place])
    changed = bytearray(whole)
    changed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(NotOpened):
        opened(bytes(changed))
