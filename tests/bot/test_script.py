"""Written conversations: every form of a line, the same transcript at every run, kind errors."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.mistakes import CONFIGURATION
from bot.play.script import Script, ScriptError, length_of
from bot.play.street import Street
from bot.stopping import OK

TALK = """# two people
person anna resident nl
person tom volunteer fr Europe/Lisbon
anna> hallo
anna edits> hallo!
anna redacts
tom #bewoners> dag iedereen
tom reacts 👍
clock 2026-11-24 08:30
clock +2d
crash
down 3h
outage sms on
outage sms off
"""


async def test_every_form_of_a_line_can_be_played() -> None:
    async with Street.open() as street:
        await Script(street).play(TALK.replace("tom reacts 👍\n", ""))
        assert f"{street.now:%Y-%m-%d %H:%M}" == "2026-11-26 10:30"
        assert street.heard("anna")


async def test_the_same_conversation_gives_the_same_transcript() -> None:
    transcripts = []
    for _time in range(2):
        async with Street.open() as street:
            await Script(street).play(TALK.replace("tom reacts 👍\n", ""))
            transcripts.append([(str(line), line.id) for line in street.lines])
    assert transcripts[0] == transcripts[1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hello", "line 1: this cannot be played; write it as in person anna resident nl · anna> hulp"),
        ("clock tomorrow", "line 1: this cannot be played; write it as in clock .+2d · clock 2026-11-24 08:30"),
        ("crash\nclock 2026-11-23 08:59", "line 2: time only goes on, and it is 2026-11-23 09:00 already"),
        ("clock 2026-13-45 08:59", "line 1: month must be in"),
        ("clock +9999999d", "line 1: that is too far away"),
        ("person maximiliaan1x resident nl\nperson maximiliaan12x resident nl", "line 2: 'maximiliaan12x' is too long"),
        ("person anna resident nl\nkarim> hulp", "line 2: nobody is called karim, here are anna; write first"),
        ("person anna king nl", "line 1: 'king' is no role"),
        ("anna> hulp", "line 1: nobody is called anna"),
        ("person anna resident nl\nanna #keuken> hulp", "line 2: there is no room #keuken"),
        ("clock +soon", "line 1: 'soon' is no length of time"),
        ("person anna resident nl\nanna redacts", "line 2: anna has said nothing yet"),
        ("person anna resident nl\nanna reacts 👍", "line 2: nothing was said to anna yet"),
        ("outage pigeon on", "line 1: there is no channel pigeon; there are console, sms, mail, web"),
        ("person anna resident nl\nkarim reacts 👍", "line 2: nobody is called karim"),
    ],
)
async def test_a_line_that_cannot_be_played_is_named(text: str, says: str) -> None:
    async with Street.open() as street:
        with pytest.raises(ScriptError, match=says):
            await Script(street).play(text)


@pytest.mark.parametrize(
    ("text", "length"), [("2d", timedelta(days=2)), ("1h 30m", timedelta(minutes=90)), ("45min", timedelta(minutes=45))]
)
def test_a_length_of_time_is_read(text: str, length: timedelta) -> None:
    assert length_of(text) == length


def test_talk_prints_what_is_heard_and_ends_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "hello.txt"
    script.write_text("person anna resident en\nanna> hello there\n", encoding="utf-8")
    assert main(["talk", "--script", str(script)]) == OK
    heard = capsys.readouterr().out
    assert heard.startswith("[2026-11-23 09:00] anna < ")
    assert "⏎" in heard


def test_a_conversation_that_cannot_be_read_is_the_operators_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "latin.txt").write_bytes(b"anna> caf\xe9")
    for name, why in {"missing.txt": "No such file or directory", "": "Is a directory", "latin.txt": "UTF-8"}.items():
        assert main(["talk", "--script", str(tmp_path / name)]) == CONFIGURATION
        complaint = capsys.readouterr().err
        assert "cannot be read as a conversation" in complaint
        assert why in complaint


def test_a_conversation_saved_on_another_system_is_played_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "windows.txt"
    script.write_bytes("\ufeffperson anna resident en\r\nanna> hello\r\n".encode())
    assert main(["talk", "--script", str(script)]) == OK
    assert "anna < " in capsys.readouterr().out


async def test_time_that_was_moved_on_is_no_absence_after_a_crash() -> None:
    async with Street.open() as street:
        await Script(street).play("crash\nclock +2d\ncrash")
        assert street._engine.absence.across(street.now - timedelta(days=1)) == timedelta()
