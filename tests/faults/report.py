"""What a row of the bench found: counts of what was said, what was hit, and what was wrong."""

from collections import Counter
from dataclasses import dataclass, field

from tests.crash.street import Verdict


@dataclass(slots=True)
class Report:
    """One row's result; it is well when the verdict is exact and nothing was noted as wrong.

    ``hits`` counts what was done to the product; ``figures`` are measured values in words.
    """

    verdict: Verdict = field(default_factory=Verdict)
    hits: Counter[str] = field(default_factory=Counter)
    figures: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def is_well(self) -> bool:
        """Whether the promise was kept."""
        return self.verdict.is_exact and not self.wrong

    def demand(self, held: bool, otherwise: str) -> None:
        """Note what is wrong unless something held."""
        if not held:
            self.wrong.append(otherwise)

    def demand_hits(self, *names: str) -> None:
        """Hold that each of these happened at least once: a bench that hits nothing proves nothing."""
        missed = [name for name in names if not self.hits[name]]
        self.demand(not missed, f"never hit: {', '.join(missed)}")

    def add(self, verdict: Verdict, difference: str = "") -> None:
        """Take in one more verdict, with its first difference when it is not exact."""
        self.verdict += verdict
        self.demand(verdict.is_exact, difference or str(verdict))

    def __str__(self) -> str:
        hits = " ".join(f"{name}:{count}" for name, count in self.hits.items())
        return "; ".join([str(self.verdict), *([hits] if hits else []), *self.figures])
