"""Chatting in a terminal: whatever a newcomer types is answered kindly, and nothing ends in a traceback."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.mistakes import CONFIGURATION
from bot.stopping import OK
from tests.servers.child import Child

USAGE = 2
Types = Callable[..., str]


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Types:
    """``types("hulp", "/quit", options=("--as", "karim"))``: what the terminal shows after these lines."""

    def typed(*lines: str, options: tuple[str, ...] = ()) -> str:
        before = signal.getsignal(signal.SIGINT)
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines) + "\n"))
        try:
            assert main(["talk", *options]) == OK
        finally:
            signal.signal(signal.SIGINT, before)
        return capsys.readouterr().out

    return typed


def test_a_request_is_asked_and_taken_by_changing_who_speaks(types: Types) -> None:
    shown = types("hulp", "/AS KARIM", "/room #Bewoners", "taken", "/private", "menu", "/QUIT", "hulp")
    assert "maria hears: Waarmee heb je hulp nodig?" in shown
    assert "karim #bewoners> " in shown
    assert "karim hears: Wat kan ik voor jou doen?" in shown
    assert shown.count("Waarmee heb je hulp nodig?") == 1


def test_the_volunteers_of_the_street_have_signed_up_and_are_asked(types: Types) -> None:
    asks = ("hulp boodschappen vrijdag 10 uur", "ja", "Kerkstraat", "9", "ja")
    shown = types("/as rita", "buurt vrijwilligers", "/as maria", *asks, "/clock +1h", "/as karim", "neem 1")
    assert "Karim" in shown.partition("rita hears: ")[2]
    assert "Nog niemand is vrijwilliger" not in shown
    assert "karim hears: Jij hebt taak 1." in shown


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/room zolder", "There is no room #zolder; there are #bewoners, #vrijwilligers, #team, #leernetwerk."),
        ("/room", "Which room; there are #bewoners, #vrijwilligers, #team, #leernetwerk."),
        ("/as nobody", "Nobody is called nobody; here are maria, karim, lotte, rita, jonas, sanne, admin."),
        ("/as", "Nobody is called that; here are maria, karim, lotte, rita, jonas, sanne, admin."),
        ("/clock 2026-11-20 08:00", "Time only goes on, and it is 2026-11-23 09:00 already."),
        ("/clock", "This cannot be played; write it as in clock +2d · clock 2026-11-24 08:30."),
        ("/clock +soon", "'soon' is no length of time; write 30m, 3h or 2d."),
        ("/dance", "  /as NAME         speak as somebody who is here"),
    ],
)
def test_a_line_that_cannot_be_done_says_what_can(types: Types, line: str, answer: str) -> None:
    assert answer in types(line).partition("/quit            end")[2]


def test_a_line_may_be_written_as_in_a_conversation(types: Types) -> None:
    assert "karim hears: " in types("karim> menu")


def test_a_neighbour_of_the_street_keeps_their_role(types: Types) -> None:
    shown = types(options=("--as", "Rita"))
    assert "You are rita. Others here: karim (volunteer), lotte (volunteer), jonas (organiser), " in shown
    assert "It is Monday 23 November 2026, 09:00, and stays so until you let time pass." in shown


def test_a_network_can_be_made_and_spoken_in(types: Types) -> None:
    network = ("/as admin", "netwerk maken Pallieterland", "/as rita", "buurt in Pallieterland")
    shown = types(*network, "/as admin", "/room pallieterland", "sessie maken Burenhulp op 28/5 13u30")
    assert "admin hears: Pallieterland is klaar" in shown
    assert "rita hears: De Linde hoort nu bij Pallieterland." in shown
    assert "admin #pallieterland> " in shown
    assert "Vrijdag 28 mei 2027, 13.30 uur. Klopt dat?" in shown


def test_a_database_that_is_kept_goes_on_where_it_was_left(types: Types, tmp_path: Path) -> None:
    kept = ("--database", f"sqlite+aiosqlite:///{tmp_path}/talk.db")
    assert "Ik ben een computerprogramma" in types("menu", "/clock +3h", options=kept)
    again = types("menu", "/clock 2026-11-23 11:00", options=kept)
    assert "Ik ben een computerprogramma" not in again
    assert "Wat kan ik voor jou doen?" in again
    assert "it is 2026-11-23 12:00 already" in again


def test_the_database_of_a_service_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "config.toml").write_text(
        '[matrix]\nhomeserver = "http://localhost"\nuser_id = "@b:localhost"\n'
        '[privacy]\ncontroller = "a"\ncontact = "b"\n'
    )
    assert main(["migrate", "-c", str(tmp_path / "config.toml")]) == OK
    assert main(["talk", "--database", f"sqlite+aiosqlite:///{tmp_path}/data/buurtbot.db"]) == CONFIGURATION
    assert "belongs to a service" in capsys.readouterr().err


def test_options_that_mean_nothing_are_refused_with_what_means_something(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["talk", "--database", "talk.db"]) == CONFIGURATION
    assert "it starts with sqlite+aiosqlite:///" in capsys.readouterr().err
    for options, says in ((["--language", "xx"], "use one of ar, de, en"), (["--as", "Jan Jansen"], "is no name")):
        with pytest.raises(SystemExit) as refused:
            main(["talk", *options])
        assert refused.value.code == USAGE
        assert says in capsys.readouterr().err


def test_ctrl_c_ends_the_chat_at_once() -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot", "talk"]
    with Child(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as chat:
        os.close(theirs)
        shown = b""
        while b"maria> " not in shown:
            shown += os.read(ours, 1024)
        chat.send_signal(signal.SIGINT)
        assert chat.wait() == OK
    os.close(ours)


def test_who_reads_only_the_first_line_makes_no_noise(tmp_path: Path) -> None:
    script = tmp_path / "long.txt"
    script.write_text("person anna resident nl\n" + "anna> menu\n" * 3)
    command = [sys.executable, "-m", "bot", "talk", "--script", str(script)]
    with Child[bytes](command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as playing:
        assert playing.stdout
        assert playing.stderr
        playing.stdout.close()
        assert playing.stderr.read() == b""
        assert playing.wait() == OK
