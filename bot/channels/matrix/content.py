"""The content of what we post: plain text that reads well alone, and the same text as HTML made by escaping only."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.channels.contract import Message
    from bot.channels.matrix.guard import Body

LABEL: Final = "org.buurtbot"
KEY: Final = "org.buurtbot.oid"
MARK: Final = "org.buurtbot.mark"
"""Beside a cipher text: what the key inside it is known by to us alone."""
HTML: Final = "org.matrix.custom.html"


def message(what: Message, key: str) -> Body:
    """Return the content of a new message; ``m.text``, because a notice notifies nobody."""
    content = _words(what) | {LABEL: label_of(what), KEY: key}
    relation = _relation(what)
    return content | {"m.relates_to": relation} if relation else content


def edit(original: str, what: Message, key: str) -> Body:
    """Return the content of an edit; the outer text is for clients that do not know edits."""
    words, label = _words(what), label_of(what)
    return words | {
        "body": f"* {words['body']}",
        "formatted_body": f"* {words['formatted_body']}",
        LABEL: label,
        KEY: key,
        "m.new_content": words | {LABEL: label},
        "m.relates_to": {"rel_type": "m.replace", "event_id": original},
    }


def reaction(target: str, emoji: str) -> Body:
    """Return the content of a reaction."""
    return {"m.relates_to": {"rel_type": "m.annotation", "event_id": target, "key": emoji}}


def refuse_verification(request: str) -> Body:
    """Return the content that ends an emoji verification in a room, so that nobody is left waiting."""
    return {
        "code": "m.user",
        "reason": "This is a program; it cannot compare emoji.",
        "m.relates_to": {"rel_type": "m.reference", "event_id": request},
    }


def as_html(text: str) -> str:
    """Return the text as HTML, with nothing in it but line breaks."""
    return html.escape(text).replace("\n", "<br>")


def label_of(what: Message) -> Mapping[str, object]:
    """Return the machine-readable part, with the choices as the reader sees them."""
    label = {"v": 1, **what.label}
    if what.choices and "choices" not in label:
        label["choices"] = [
            {"id": choice.id, "n": choice.n} | ({"emoji": choice.emoji} if choice.emoji else {})
            for choice in what.choices
        ]
    return label


def _words(what: Message) -> Body:
    return {
        "msgtype": "m.text",
        "body": what.text,
        "format": HTML,
        "formatted_body": as_html(what.text),
        # Always there, if only empty: without it a name in the text would ping.
        "m.mentions": {"user_ids": list(what.mentions)} if what.mentions else {},
    }


def _relation(what: Message) -> Body:
    if what.thread:
        return {
            "rel_type": "m.thread",
            "event_id": what.thread,
            "is_falling_back": what.reply_to is None,
            "m.in_reply_to": {"event_id": what.reply_to or what.thread},
        }
    return {"m.in_reply_to": {"event_id": what.reply_to}} if what.reply_to else {}
