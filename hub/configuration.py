"""Where the content is and how the hub is called, read from the `mkdocs.yml` in use.

The file is read here without the site generator, so that `hub check` and a build see the same content.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from hub.addresses import is_address, shown
from hub.citations.style import DEFAULT_STYLE
from hub.content.front_matter import KeyPath, Source
from hub.content.series import Series
from hub.content.validation import fitting
from hub.diagnostics import Diagnostic, Location

CACHE = Path(".cache")
"""What can be made or fetched again, and costs time: in the hub's folder, never committed."""


class ConfigurationError(Exception):
    """The configuration cannot be used; the message says what must hold and what to do."""


@dataclass(frozen=True)
class Configuration:
    """What the hub needs to know before it reads any content."""

    root: Path
    """The folder of `mkdocs.yml`: paths in findings are told from here."""
    docs: Path
    """Everything people write besides papers."""
    papers: Path
    """One folder for each working paper."""
    bases: tuple[Path, ...]
    """The `.bib` files of the reference base, in the order in which they are read; none if it is on the web."""
    style: str
    """A CSL style: a file's path, a style's name such as `apa`, or an address on the web."""
    site_name: str
    site_description: str
    site_url: str
    """Where the site is published, ending with a slash; a slash alone if nobody says."""
    series: Series = field(default_factory=Series)
    """What catalogues are told of the series of working papers."""
    base_address: str = field(default="", repr=False)
    """Where the reference base is, if it is on the web; it may hold a key that is nobody else's business."""
    base_name: str = "references.bib"
    """The base's file, folder or address, as people know it."""
    places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)
    """Where the options of the citation plugin stand."""
    name: str = field(default="mkdocs.yml", compare=False, repr=False)
    """The file, as findings tell it."""
    text: str = field(default="", compare=False, repr=False)
    """What it says, as written."""
    findings: tuple[Diagnostic, ...] = field(default=(), compare=False, repr=False)
    """What of it could not be used, and was left out."""

    @classmethod
    def read(cls, path: Path) -> Configuration:
        """Read an `mkdocs.yml`.

        Raises:
            ConfigurationError: if there is no such file, or it is no YAML mapping.
        """
        root = path.parent.resolve()
        text, values = _read_yaml(path)
        bibtex = _plugin_options(values, "bibtex")
        base_file = str(bibtex.get("bib_file") or "")
        address = base_file if is_address(base_file) else ""
        series, findings = _series(values, text, path)
        return cls(
            root=root,
            docs=root / str(values.get("docs_dir") or "docs"),
            papers=root / "papers",
            bases=() if address else _bases(root, bibtex),
            style=str(bibtex.get("csl_file") or DEFAULT_STYLE),
            site_name=str(values.get("site_name") or ""),
            site_description=str(values.get("site_description") or ""),
            site_url=str(values.get("site_url") or "").rstrip("/") + "/",
            series=series,
            base_address=address,
            base_name=shown(address) if address else base_file or str(bibtex.get("bib_dir") or "references.bib"),
            places=_places(text, path.name),
            name=path.name,
            text=text,
            findings=findings,
        )

    @property
    def is_on_the_web(self) -> bool:
        """Whether it is known where the site is published, so that it has whole addresses."""
        return self.site_url != "/"

    def whole(self, address: str) -> str:
        """An address of the site as a web address; nothing if it is not known where the site is published.

        Args:
            address: from the site's root, without a leading slash.
        """
        return f"{self.site_url}{address}" if self.is_on_the_web else ""

    def place(self, option: str) -> Location:
        """Where an option of the citation plugin stands, or the file's beginning if nobody gives it."""
        return self.places.get(option, Location(self.name))

    def shown(self, path: Path) -> str:
        """A path as findings tell it: from the root, with forward slashes."""
        written, root = path.as_posix(), f"{self.root.as_posix()}/"
        # Nearly all are inside, and there are many.
        if written.startswith(root) and ".." not in path.parts:
            return written.removeprefix(root)
        return Path(os.path.relpath(path, self.root)).as_posix()


def find_configuration(start: Path) -> Path:
    """The `mkdocs.yml` of a folder or of the nearest folder above it.

    Raises:
        ConfigurationError: if there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "mkdocs.yml").is_file():
            return folder / "mkdocs.yml"
    raise ConfigurationError(
        "No mkdocs.yml in this folder or in one above it. Go to the hub's folder, or name the file with --config."
    )


def _read_yaml(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        values = yaml.load(text, Loader=_TolerantLoader)  # noqa: S506 (a safe loader)
    except OSError as error:
        raise ConfigurationError(f"{path.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            f"{path.name} must be UTF-8 text; found the byte 0x{error.object[error.start]:02X}."
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path.name}:{mark.line + 1}:{mark.column + 1}" if mark else path.name
        problem = getattr(error, "problem", None) or getattr(error, "reason", "it cannot be read")
        raise ConfigurationError(f"{place} must be YAML; {problem}.") from error
    if not isinstance(values, dict):
        raise ConfigurationError(f"{path.name} must hold keys and values, such as `site_name: …`.")
    return text, values


def _places(text: str, name: str) -> dict[str, Location]:
    """Where the values of the citation plugin's options stand."""
    plugins = _value_at(yaml.compose(text, Loader=_TolerantLoader), "plugins")
    named = [_value_at(node, "bibtex") for node in (plugins, *_items(plugins))]
    marks = {
        str(key.value): value.start_mark
        for options in named
        if isinstance(options, yaml.MappingNode)
        for key, value in options.value
    }
    return {option: Location(name, mark.line + 1, mark.column + 1) for option, mark in marks.items()}


def _series(values: dict[str, Any], text: str, path: Path) -> tuple[Series, tuple[Diagnostic, ...]]:
    """What is said of the series, and what of it is wrong."""
    given = (values.get("extra") or {}).get("series") if isinstance(values.get("extra"), dict) else None
    node = _value_at(_value_at(yaml.compose(text, Loader=_TolerantLoader), "extra"), "series") if given else None
    places: dict[KeyPath, Location] = {}
    key_places: dict[KeyPath, Location] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        places[key.value,] = _place(path.name, value)
        key_places[key.value,] = _place(path.name, key)
    source = Source(path.name, path, places=places, key_places=key_places)
    series, findings = fitting(Series, given if isinstance(given, dict) else {}, (), source, {})
    return series.named_for(str(values.get("site_name") or "")), tuple(findings)


def _place(name: str, node: yaml.Node) -> Location:
    return Location(name, node.start_mark.line + 1, node.start_mark.column + 1)


def _value_at(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _plugin_options(values: dict[str, Any], name: str) -> dict[str, Any]:
    plugins = values.get("plugins") or []
    named = plugins.items() if isinstance(plugins, dict) else _named(plugins)
    return next((dict(options or {}) for plugin, options in named if plugin == name), {})


def _named(plugins: list[Any]) -> list[tuple[str, Any]]:
    return [(entry, None) if isinstance(entry, str) else next(iter(entry.items())) for entry in plugins if entry]


def _bases(root: Path, bibtex: dict[str, Any]) -> tuple[Path, ...]:
    """One file or else a folder of them, as for the plugin, which looks at the folder only where no file is named."""
    if not bibtex.get("bib_file") and (folder := bibtex.get("bib_dir")):
        return tuple(sorted((root / str(folder)).rglob("*.bib")))
    return (root / str(bibtex.get("bib_file") or "references.bib"),)


class _TolerantLoader(yaml.SafeLoader):
    """Reads a configuration that uses `!ENV` and the tags that name Python objects, which are nothing to the hub."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, …, default]`, as MkDocs reads it."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node) or [None]
        return next((os.environ[name] for name in names if name in os.environ), default)
    return os.environ.get(str(node.value))


_TolerantLoader.add_constructor("!ENV", _environment)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
