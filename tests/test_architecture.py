"""The rooms of the house and who may enter which; walked from the code's own imports."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import aws_quiz

PACKAGE = Path(aws_quiz.__file__).parent
OUTSIDE = {"core", "errors", "environment", "streams", ""}
ROOMS = {
    "core": {"core", "errors"},
    "words": {"words", "core"},
    "banks": {"banks", "core", "errors", ""},
    "store": {"store", "core", "errors"},
    "terminal": {"terminal", "core", "errors", "words"},
    "web": {"web", "core", "errors", "words"},
    "study": {"study", "banks", "store", "words"} | OUTSIDE,
    "cli": {"cli", "study", "banks", "store", "terminal", "web", "words"} | OUTSIDE,
    "environment": {"errors", "streams", ""},
    "streams": set[str](),
    "errors": set[str](),
    "__main__": {"cli"},
    "": set[str](),
}
HOMES = {
    "yaml": {"banks/format/nodes.py"},
    "fsrs": {"core/memory/memory.py"},
    "questionary": {"terminal/device/prompts.py"},
    "sqlite3": {"store", "banks/catalog", "banks/importers/anki_collection.py", "cli/app.py", "cli/entry.py"},
    "genanki": {"banks/exporters/as_anki.py"},
    "zstandard": {"banks/importers/anki_collection.py"},
    "pygal": {"web/drawing/charts.py"},
    "rich": {"terminal", "cli"},
    "prompt_toolkit": {"terminal"},
    "typer": {"cli"},
    "platformdirs": {"environment.py"},
}
FORBIDDEN_CALLS = {
    "datetime.now",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.monotonic",
    "time.sleep",
    "os.urandom",
    "Path.home",
    "Path.cwd",
    "random.random",
    "random.shuffle",
    "random.choice",
    "print",
    "input",
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "handler", "processor", "service"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
            if node.module == "aws_quiz":
                yield from (f"aws_quiz.{name.name}" for name in node.names if (PACKAGE / name.name).exists())


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_module_imports_only_from_the_rooms_that_its_own_may_enter(path: Path) -> None:
    own = place(path).split("/")[0].removesuffix(".py").replace("__init__", "")
    entered = {room_of(module) for module in imports(path) if module.split(".")[0] == "aws_quiz"}
    assert entered <= ROOMS[own], f"{place(path)} enters {entered - ROOMS[own]}"


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_library_is_imported_in_its_own_place(path: Path) -> None:
    for module in imports(path):
        homes = HOMES.get(module.split(".")[0])
        assert homes is None or any(place(path).startswith(home) for home in homes), f"{place(path)}: {module}"


@pytest.mark.parametrize("path", [path for path in MODULES if place(path) != "environment.py"], ids=place)
def test_only_the_environment_asks_the_machine(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func) not in FORBIDDEN_CALLS, f"{place(path)}:{node.lineno}"
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node) != "os.environ", f"{place(path)}:{node.lineno}"


def test_the_core_does_no_input_or_output() -> None:
    for path in (PACKAGE / "core").rglob("*.py"):
        assert not {"os", "sys", "io", "pathlib", "sqlite3", "time"} & {m.split(".")[0] for m in imports(path)}


def test_one_module_alone_catches_everything() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) == "Exception"):
                assert place(path) == "cli/app.py", f"{place(path)}:{node.lineno}"


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [place(path) for path in MODULES if path.stem in FORBIDDEN_NAMES]


def test_modules_import_each_other_in_no_circle() -> None:
    waiting = {name_of(path): needed_at_once(path) for path in MODULES}
    while free := {name for name, needs in waiting.items() if not needs & waiting.keys()}:
        for name in free:
            del waiting[name]
    assert not waiting


def test_no_two_modules_have_one_name() -> None:
    names = [path.stem for path in MODULES if path.stem != "__init__" and path.parent.name != "commands"]
    assert not {name for name in names if names.count(name) > 1}


def test_no_folder_is_a_heap() -> None:
    folders = {path.parent for path in MODULES}
    assert not [folder for folder in folders if len(list(folder.glob("*.py"))) > 21]


def name_of(path: Path) -> str:
    parts = place(path).removesuffix(".py").split("/")
    return ".".join(["aws_quiz", *parts]).removesuffix(".__init__")


def needed_at_once(path: Path) -> set[str]:
    """The modules that importing this one imports before it is done."""
    needed: set[str] = set()
    waiting = list(ast.parse(path.read_text(encoding="utf-8")).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            needed.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{name.name}" for name in node.names}
            known = {name_of(path) for path in MODULES}
            needed |= {name if name in known else str(node.module) for name in inner}
        else:
            waiting += [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                waiting = [one for one in waiting if one not in node.body]
    return needed - {name_of(path)}


def loaded_by(code: str, tmp_path: Path) -> set[str]:
    """Modules that a fresh interpreter has loaded after running the code."""
    script = f"{code}\nimport sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        input="q\n",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "AWS_QUIZ_HOME": str(tmp_path)},
    )
    return set(done.stderr.split())


def test_help_loads_no_prompt_library_and_no_scheduler(tmp_path: Path) -> None:
    loaded = loaded_by("from aws_quiz.cli.app import main; main(['--help'])", tmp_path)
    assert not {"questionary", "prompt_toolkit", "fsrs", "yaml", "sqlite3"} & loaded


def test_a_warm_start_parses_no_bank_and_schedules_nothing(tmp_path: Path) -> None:
    code = "from aws_quiz.cli.app import main; main(['drill', '--plain', '--limit', '1'])"
    assert "yaml" in loaded_by(code, tmp_path)
    late = {
        "yaml",
        "fsrs",
        "prompt_toolkit",
        "questionary",
        "asyncio",
        "rich",
        "aws_quiz.core.memory.trace",
        "aws_quiz.core.memory.habits",
    }
    assert not late & loaded_by(code, tmp_path)
