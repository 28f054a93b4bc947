"""What the page is made of: four languages with the same texts, colours that can be read, nothing from elsewhere."""

import json
import re
import subprocess
from itertools import product
from pathlib import Path

import pytest

import bot.demo
from bot.i18n import Speech
from bot.product import PRODUCT
from bot.words import CommandWords
from tests.servers.needs import needs, program

PAGE = Path(bot.demo.__file__).with_name("page")
LANGUAGES = ("nl", "fr", "en", "de")
READABLE = 4.5
"""Contrast of text (WCAG 2.2, 1.4.3)."""

TONES = ("resident", "volunteer", "organiser")
STATES = ("open", "asked", "filled", "over", "alarm")
PAIRS = (
    *product(("ink", "muted"), ("paper", "surface", "sunken")),
    *product(("leaf",), ("surface", "leaf-soft")),
    *((state, f"{state}-soft") for state in STATES),
    *product(TONES, ("surface",)),
    *((tone, f"{tone}-soft") for tone in TONES),
    *product(("ink", "muted"), (f"{tone}-soft" for tone in TONES)),
    *(("surface", tone) for tone in TONES),
    ("on-leaf", "leaf"),
    ("on-bloom", "bloom-soft"),
    ("over", "over-soft"),
)


def themes() -> dict[str, dict[str, str]]:
    """Read the colours: light, and dark laid over it."""
    light, dark = (PAGE / "tokens.css").read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    read = [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", text)) for text in (light, dark)]
    return {"light": read[0], "dark": read[0] | read[1]}


def luminance(colour: str) -> float:
    """Return how bright a colour is, 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read_on_its_ground(theme: str) -> None:
    colours = themes()[theme]
    weak = {
        pair: round(found, 2) for pair in PAIRS if (found := contrast(*(colours[name] for name in pair))) < READABLE
    }
    assert weak == {}


def of_words(script: str) -> list[str]:
    """Return the lines a script prints that knows the page's ``WORDS``."""
    node = needs(program("node", "nodejs"), "Node.js", "make servers")
    module = f'import {{ WORDS }} from "{(PAGE / "words.js").as_uri()}";\n{script}'
    command = [str(node), "--input-type=module", "-e", module]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip().splitlines()


def test_every_language_of_the_page_says_the_same_things() -> None:
    shape = """
        const shape = (value) => Array.isArray(value) ? value.map(shape) : typeof value === "object"
          ? Object.fromEntries(Object.entries(value).sort().map(([key, inner]) => [key, shape(inner)]))
          : [...value.matchAll(/\\{\\w+\\}/g)].map(String).sort().join();
        console.log(Object.keys(WORDS).join());
        for (const words of Object.values(WORDS)) console.log(JSON.stringify(shape(words)));
    """
    languages, *shapes = of_words(shape)
    assert tuple(languages.split(",")) == LANGUAGES
    assert len(set(shapes)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bot_knows_every_word_that_the_page_offers(language: str) -> None:
    commands = CommandWords(PRODUCT.commands, Speech.load())
    offered: list[str] = json.loads(
        of_words(
            f"const {{ say, need, take, finish }} = WORDS.{language};"
            "console.log(JSON.stringify([...Object.values(say).flat(), need, take, finish]));"
        )[0]
    )
    typed = [words.replace("{id}", "12") for words in offered]
    assert [words for words in typed if commands.find(words, language, in_private=True) is None] == []


def test_no_file_of_the_page_asks_for_anything_from_elsewhere() -> None:
    files = [file for file in PAGE.rglob("*") if file.suffix in {".html", ".css", ".js", ".svg"}]
    assert files
    named = {
        f"{file.name}: {found}"
        for file in files
        for found in re.findall(r"(?:https?:)?//[a-z][\w.-]+", file.read_text(encoding="utf-8"))
        if "www.w3.org" not in found  # the name of SVG, not a place
    }
    assert named == set()


def test_words_of_people_never_become_markup() -> None:
    scripts = "".join(file.read_text(encoding="utf-8") for file in PAGE.glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", scripts)
