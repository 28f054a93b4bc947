"""Takes one rule out of a copy of the source tree, and plays a row that must fail then."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bot.demo.homeserver import ROOT
from tests.crash.street import Verdict
from tests.faults.ground import Ground
from tests.faults.report import Report
from tests.faults.row import Row

SOURCE = ("bot", "handlers", "storage", "locales")
PATIENCE_SECONDS = 20.0


class PatchFailed(Exception):
    """The text to be taken out is not there exactly once: the rule moved, and the mutant must follow it."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One change of one file."""

    file: str
    old: str
    new: str

    def apply(self, tree: Path) -> None:
        """Change the file; raises PatchFailed."""
        path = tree / self.file
        text = path.read_text()
        if text.count(self.old) != 1:
            raise PatchFailed(f"{self.file} holds {self.old!r} {text.count(self.old)} times")
        path.write_text(text.replace(self.old, self.new))


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule that is taken out, how, what is played then, and what the verdict must show."""

    rule: str
    without: str
    patches: tuple[Patch, ...]
    play: Callable[[Ground], Awaitable[Report]]
    shows: Callable[[Verdict], bool]
    quick: bool = False
    """Whether it is played in the short bench too."""


async def catches(ground: Ground, mutant: Mutant) -> Report:
    """Play a mutant's row on its tree; it is well when the row fails as it should."""
    tree = ground.new_folder()
    await asyncio.to_thread(_grow, tree, mutant.patches)
    played = await mutant.play(replace(ground, source=tree, patience=PATIENCE_SECONDS))
    report = Report(figures=[f"without {mutant.without}: {played.verdict}"])
    report.hits["caught"] = int(mutant.shows(played.verdict))
    report.demand(bool(report.hits["caught"]), f"{mutant.rule} was taken out, and the bench did not see it")
    return report


def without(mutant: Mutant) -> Row:
    """Return the row that is well when the bench sees that a rule is missing."""
    name = f"without {mutant.rule}, {mutant.without}"
    return Row(name, "24", lambda ground: catches(ground, mutant), short=mutant.quick)


def _grow(tree: Path, patches: tuple[Patch, ...]) -> None:
    for name in SOURCE:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for patch in patches:
        patch.apply(tree)
