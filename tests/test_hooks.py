"""The layers: `hub/` knows no site generator, `hooks/` is thin, and imports point one way."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

GENERATORS = {"material", "mkdocs", "mkdocs_bibtex", "properdocs", "zensical"}

MAY_USE = {
    "diagnostics": set(),
    "citations": {"diagnostics"},
    "content": {"citations", "diagnostics"},
    "library": {"citations", "content", "diagnostics"},
}
"""What each of the lower layers may import; all that stands above them may use any of them."""

ABOVE = {"articles", "build", "checks", "commands", "exports", "fixes", "pages", "waivers"}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    """The full names of all that a module imports."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("module", modules("hub"), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_library_knows_no_site_generator(module: Path) -> None:
    assert [name for name in imported(module) if name.split(".")[0] in GENERATORS | {"hooks"}] == []


@pytest.mark.parametrize("layer", MAY_USE)
def test_no_layer_uses_one_above_it(layer: str) -> None:
    folder = ROOT / "hub" / layer
    files = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    layers = {*MAY_USE, *ABOVE}
    used = {name.split(".")[1] for file in files for name in imported(file) if name.startswith("hub.")}
    assert (used & layers) - MAY_USE[layer] - {layer} == set()


def test_what_is_shown_asks_no_command() -> None:
    below = [file for part in ("checks", "pages", "exports", "content") for file in modules(f"hub/{part}")]
    assert [file for file in below for name in imported(file) if name.startswith(("hub.commands", "hub.build"))] == []


def test_hooks_are_two_screens_of_handlers() -> None:
    files = modules("hooks")
    assert sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files) < 180
    for file in files:
        functions = [
            node for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)
        ]
        assert [f.name for f in functions if not f.name.startswith(("on_", "_"))] == []
        assert max(len(f.body) for f in functions) <= 10


def test_no_hook_hides_a_module_of_python() -> None:
    """MkDocs puts their folder first on the path while it loads them."""
    assert [file.stem for file in modules("hooks") if file.stem in sys.stdlib_module_names] == []
