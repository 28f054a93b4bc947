"""The words of the commands that other texts point to; they stand apart so that those texts need no handler."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

MENU_WORDS: Final = _w("menu|start|hello|hi|good morning|good afternoon|good evening")
HELP_WORDS: Final = _w("help")
COMMANDS_WORDS: Final = _w("commands|what can you do|explain")
HUMAN_WORDS: Final = _w("human|a person|talk to a person|talk to someone|call me")
LANGUAGE_WORDS: Final = _w("language|change language")
STOP_WORDS: Final = _w("stop|stop please|quit|unsubscribe")
MY_DATA_WORDS: Final = _w("my data|my details|what do you know about me|what do you keep about me")
CONSENTS_WORDS: Final = _w("consents|my consents|my consent")
FORGET_WORDS: Final = _w("forget me|forget my data|delete my data|erase my data|delete me|erase me")
ERASE_WORDS: Final = _w("erase|wipe")
PRIVACY_WORDS: Final = _w("privacy")
WHO_SAW_WORDS: Final = _w("who saw me|who saw my details|who looked at me")
WHO_SEES_WORDS: Final = _w("who sees this|who can see this|who reads this")
