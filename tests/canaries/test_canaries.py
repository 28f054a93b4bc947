"""Thirty secrets through a whole life on a real homeserver: the bytes are searched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.matrix.guard import Body
from bot.demo.homeserver import Homeserver
from bot.keys import crypto_secret, open_vault
from tests.canaries.life import Life, life, token_in
from tests.canaries.planted import CALL_BACK, CONTACT, NAMES, PLANTED, PUBLIC, REPORT, Reader
from tests.canaries.searching import kept_in_clear
from tests.homeserver.acts import redact
from tests.servers.fixtures import PASSWORD

pytestmark = [pytest.mark.homeserver, pytest.mark.slow]
READS = {Reader.HELPER: {"karim", "rita"}, Reader.ORGANISER: {"rita"}, Reader.CONFIDENTIAL: {"sanne"}}


async def live(found: Life) -> None:
    """Tell every secret where people tell such things."""
    await found.says_to_all("maria", "My grandson collects beetles")
    for words in ("xyzzy plugh", "my number is 0471 23 45 67", "need someone to mend my silver spectacles", "stop"):
        await found.says("maria", words)
    await found.says("maria", f"need someone to mend my {PUBLIC}")
    await found.answers("maria", "request.contact", CONTACT)
    await found.answers("maria", "request.preview", "1")
    await found.people["karim"].sync_until(lambda: any(PUBLIC in text for text in found.heard("karim", found.room)))
    card = next(text for text in found.heard("karim", found.room) if PUBLIC in text)
    number = card.partition("#")[2].partition(" ")[0]
    await found.says_to_all("karim", f"take {number}")
    await found.hears("karim", "0478 65 43 21")
    await found.says("maria", "1")
    await found.says("karim", f"done {number}")
    await found.answers("maria", "request.went_well", "3")
    await found.answers("maria", "request.report", REPORT)
    await found.hears("sanne", "lighthouse")
    await more(found)


async def more(found: Life) -> None:
    """Tell what else people tell us."""
    for words in ("human", CALL_BACK):
        await found.says("maria", words)
    await found.hears("rita", CALL_BACK)
    await found.says("karim", "I want to die because of the thunderstorm")
    for words in ("volunteer", "1", "Walnootlaan"):
        await found.says("karim", words)
    for words in ("behalf", "Philomena", "stop"):
        await found.says("rita", words)
    said = await found.people["maria"].say(found.homes["maria"], "need help with the umbrella stand")
    await found.settled()
    edit: Body = {"rel_type": "m.replace", "event_id": said}
    new: Body = {"msgtype": "m.text", "body": "need help in the haunted attic"}
    content: Body = {"msgtype": "m.text", "body": "* attic", "m.new_content": new, "m.relates_to": edit}
    await found.people["maria"].send(found.homes["maria"], "m.room.message", content)
    await found.settled()
    await redact(found.people["maria"], found.homes["maria"], said)
    await found.says_to_all("sanne", "who has marmalade?")
    await found.settled()


def secrets(found: Life) -> Iterator[str]:
    """Yield everything that nothing of ours may hold in clear."""
    yield from PLANTED
    yield PUBLIC
    for name in NAMES.values():
        yield name
        yield name.split()[1]
    yield PASSWORD
    yield token_in(found.folder)
    yield crypto_secret(open_vault(found.folder / "data"))
    yield from (file.read_text().strip() for file in (found.folder / "data").glob("recovery-key.txt"))


async def test_thirty_secrets_are_read_by_whom_they_are_for_and_lie_nowhere_in_clear(
    homeserver: Homeserver, tmp_path: Path
) -> None:
    folder = tmp_path / "bot"
    async with life(homeserver, dict(NAMES), folder) as found:
        await live(found)
        planted = set(secrets(found))
        assert len(planted) >= 30
        written = found.log.getvalue() + await found.pages()
        assert written.count("\n") > 50
        assert kept_in_clear(planted, {"log and pages": written.encode(), **found.files()}) == []
        assert told_to_others(found) == []
        searched_is_what_is_written(found)
    assert kept_in_clear(planted, {"log": found.log.getvalue().encode(), **found.files()}) == []


def searched_is_what_is_written(found: Life) -> None:
    """Hold that the search finds what may lie in clear, in each kind of file."""
    files = found.files()
    assert any(name.endswith("-wal") for name in files)
    assert ("bot.db", "delinde") in kept_in_clear({"delinde"}, files) or files["bot.db-wal"].count(b"delinde")
    assert any(name.startswith("data/crypto") and raw for name, raw in files.items())
    assert found.log.getvalue().count('"level": "debug"') > 0


def told_to_others(found: Life) -> list[tuple[str, str]]:
    """List what we told to somebody, or in the room, that was not for them; what people told us may come back."""
    wrong = [("room", secret) for secret in PLANTED if secret in "\n".join(found.heard("karim", found.room))]
    for name in NAMES:
        talk = "\n".join(found.heard(name))
        for secret, reader in PLANTED.items():
            if secret in talk and name not in READS.get(reader, set()) | tellers(secret):
                wrong.append((name, secret))
    return wrong


def tellers(secret: str) -> set[str]:
    """Name who told it to us: nothing is given away by saying it back to them."""
    return {"Walnootlaan": {"karim"}, "Philomena": {"rita"}}.get(secret, {"maria"})
