"""A log line says what happened and never to whom."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import Form, Hasher, configure

SECRET = b"a key of this test"


@pytest.fixture
def heard() -> Iterator[io.StringIO]:
    """Give the stream that the log is written to, and put the logging of the test run back afterwards."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level, raising = root.handlers[:], root.level, logging.raiseExceptions
    configure(stream, secret=SECRET)
    yield stream
    root.handlers[:], logging.raiseExceptions = handlers, raising
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def only_line(stream: io.StringIO) -> dict[str, object]:
    """Return the one line that was written, read as JSON."""
    (line,) = stream.getvalue().splitlines()
    parts: dict[str, object] = json.loads(line)
    return parts


def test_a_line_holds_the_event_and_its_allowed_keys(heard: io.StringIO) -> None:
    logging.getLogger("bot.outbox").info("message sent", extra={"channel": "matrix", "count": 3, "code": "M_FORBIDDEN"})
    line = only_line(heard)
    assert line.pop("at")
    assert (line.pop("level"), line.pop("event"), line.pop("logger")) == ("info", "message sent", "bot.outbox")
    assert line == {"channel": "matrix", "count": 3, "code": "M_FORBIDDEN"}


def test_a_person_is_a_short_hash_that_stays_the_same_with_the_same_key(heard: io.StringIO) -> None:
    logging.getLogger("bot").info("heard", extra={"person": "@anna:example.org"})
    assert only_line(heard)["person"] == Hasher(SECRET).short("@anna:example.org")
    assert Hasher(b"another").short("@anna:example.org") != Hasher(SECRET).short("@anna:example.org")


@pytest.mark.parametrize(
    "value", ["Anna Peeters", "@anna:example.org", "anna@example.org", "+32470123456", "0470123456", "x" * 65, "", "né"]
)
def test_a_value_that_could_be_a_person_is_hidden_whatever_its_key(heard: io.StringIO, value: str) -> None:
    logging.getLogger("storage").info("saved", extra={"state": value})
    assert only_line(heard)["state"] == "hidden"


def test_a_key_that_is_not_allowed_is_left_out_by_name(heard: io.StringIO) -> None:
    logging.getLogger("bot").info("heard", extra={"body": "ik ben alleen thuis"})
    assert only_line(heard)["left_out"] == ["body"]
    assert "alleen" not in heard.getvalue()


def test_arguments_never_reach_the_line(heard: io.StringIO) -> None:
    logging.getLogger("bot").warning("heard %s", "ik ben alleen thuis")
    assert only_line(heard)["event"] == "heard %s"


def test_of_an_error_only_its_class_and_its_way_are_kept(heard: io.StringIO) -> None:
    try:
        raise ValueError("ik ben alleen thuis") from KeyError("anna")
    except ValueError:
        logging.getLogger("bot").exception("deciding failed")
    line = only_line(heard)
    assert (line["error"], line["because"]) == ("ValueError", "KeyError")
    assert "test_of_an_error_only_its_class_and_its_way_are_kept" in str(line["through"])
    assert "alleen" not in heard.getvalue()
    assert "anna" not in heard.getvalue()


def test_a_group_of_errors_names_the_classes_within(heard: io.StringIO) -> None:
    group = ExceptionGroup("ik", [OSError("ben"), TimeoutError("alleen")])
    logging.getLogger("bot").error("stopped", exc_info=group)
    assert only_line(heard)["within"] == ["OSError", "TimeoutError"]


def test_of_a_library_only_that_it_logged_is_kept(heard: io.StringIO) -> None:
    library = logging.getLogger("somebody.client")
    library.info("syncing")
    library.warning("body was ik ben alleen thuis")
    line = only_line(heard)
    assert (line["event"], line["logger"]) == ("a library logged", "somebody.client")
    assert str(line["where"]).startswith("test_logs:")
    assert "alleen" not in heard.getvalue()


def test_control_characters_cannot_forge_a_second_line(heard: io.StringIO) -> None:
    for form in Form:
        configure(heard, secret=SECRET, form=form)
        logging.getLogger("bot").info("one\nERROR two\x1b[31m")
    first, second = heard.getvalue().splitlines()
    assert "\x1b" not in first + second
    assert "info    one\\nERROR two" in second
