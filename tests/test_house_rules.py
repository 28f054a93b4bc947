"""The rules of the house that no linter knows: what may stand in this repository, and what may not."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("bot", "handlers", "storage")
LOCKS = ("build", "runtime", "test", "homeserver")
LONGEST_FILE = 400
HANDLERS_MAY_NOT = {
    "asyncio",
    "logging",
    "os",
    "pathlib",
    "random",
    "secrets",
    "socket",
    "sqlite3",
    "subprocess",
    "threading",
}
PINNED = re.compile(r"[a-z0-9][a-z0-9._-]*==[A-Za-z0-9.+!]+( ; [a-z_' =<>!0-9.A-Z()]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
# Of one machine, or of one registry: neither means anything to the next reader.
MACHINE = re.compile(
    r"(?<![\w.])/(?:work|root|farm|home|tmp)/[\w.]|files[.]pythonhosted|registry[.]npmjs|pypi[.]org/simple"
)


def tracked() -> tuple[Path, ...]:
    """List the files of the repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def python_files(*folders: str) -> Iterator[Path]:
    """List the Python files in these folders."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def lines_matching(pattern: re.Pattern[str], files: tuple[Path, ...]) -> list[str]:
    """List `file:line` of every line that the pattern finds."""
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_names_versions_and_hashes_and_nothing_else(name: str) -> None:
    lines = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if not (PINNED.fullmatch(line) or HASH.fullmatch(line))] == []


def test_the_test_lock_pins_what_the_runtime_lock_pins() -> None:
    runtime, test = (
        set(re.findall(r"^\S+==\S+", (ROOT / f"locks/{name}.txt").read_text(), re.M)) for name in ("runtime", "test")
    )
    assert runtime <= test


def test_every_dependency_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [re.split(r"[\[<>=]", dependency)[0].lower() for dependency in project["project"]["dependencies"]]
    pinned = re.findall(r"^([^\s=]+)==", (ROOT / "locks/runtime.txt").read_text(encoding="utf-8"), re.M)
    assert [name for name in names if name not in pinned] == []


def test_no_file_names_a_place_on_one_machine_or_a_registry() -> None:
    assert lines_matching(MACHINE, tracked()) == []


def test_no_file_of_the_product_is_longer_than_can_be_read() -> None:
    lengths = {
        file.relative_to(ROOT): len(file.read_text(encoding="utf-8").splitlines()) for file in python_files(*PRODUCT)
    }
    assert {str(file): length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_is_left_for_later_without_saying_so_elsewhere() -> None:
    later = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|NotImplemented" + r"Error")
    assert lines_matching(later, tuple(python_files(*PRODUCT))) == []


def test_every_module_of_the_product_says_what_it_is_for() -> None:
    silent = [file for file in python_files(*PRODUCT) if not ast.get_docstring(ast.parse(file.read_bytes()))]
    assert [str(file.relative_to(ROOT)) for file in silent if "versions" not in file.parts] == []


def test_handlers_import_the_standard_library_without_its_plumbing() -> None:
    allowed = (sys.stdlib_module_names | {"handlers"}) - HANDLERS_MAY_NOT
    foreign = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in python_files("handlers")
        for name in imported(file)
        if name not in allowed
    ]
    assert foreign == []


def test_a_channel_knows_neither_the_dispatcher_nor_storage_nor_another_channel() -> None:
    outsiders = []
    for file in python_files("bot/channels"):
        own = file.relative_to(ROOT / "bot/channels").parts[0].removesuffix(".py")
        for module in imported_modules(file):
            other = re.match(r"bot\.channels\.(\w+)", module)
            if re.match(r"(bot\.(app|dispatch|outbox|schedule)|storage)\b", module) or (
                other and other[1] not in {own, "contract", "abilities"}
            ):
                outsiders.append(f"{file.relative_to(ROOT)} imports {module}")
    assert outsiders == []


def imported(file: Path) -> Iterator[str]:
    """List the top-level modules that a file imports."""
    return (module.partition(".")[0] for module in imported_modules(file))


def imported_modules(file: Path) -> Iterator[str]:
    """List the modules that a file imports, by their whole names."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}: imports are written whole"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.M))


def test_the_continuous_build_runs_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert "make test 2>&1 | all_but_last || status=1" in script
    assert script[-2].endswith(' "$logs/closing"'), "what the tests say last is said last"
    assert script[-1] == 'exit "$status"'
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
