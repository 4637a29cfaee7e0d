"""`hub check`: say what is wrong with the content, without building the site, and mend what has one safe answer."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from hub import checks, reports
from hub.configuration import CACHE, Configuration, ConfigurationError, find_configuration
from hub.diagnostics import Diagnostic, Severity, did_you_mean
from hub.fixes import Fixes, fixes, mend
from hub.library import Library
from hub.memory import Memory
from hub.pages.page import counted
from hub.reports.as_text import printable

WIDTH = 120
"""How many columns a line has where no terminal says so."""


def _rules(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> frozenset[str]:
    """The ids of the rules that an option names, one by one or as groups."""
    names = {name.strip() for part in given for name in part.split(",") if name.strip()}
    return frozenset(rule.id for name in names for rule in _rules_called(name))


def _rules_called(name: str) -> tuple[checks.Rule, ...]:
    by_name = {**{group.id: group.rules for group in checks.groups()}, **{rule.id: (rule,) for rule in checks.rules()}}
    if name not in by_name:
        groups = ", ".join(group.id for group in checks.groups())
        advice = did_you_mean(name, by_name) or f"A finding ends with the name of its rule; the groups are {groups}."
        raise click.BadParameter(f"no rule is called '{name}'. {advice}")
    return by_name[name]


def _explain(context: click.Context, parameter: click.Parameter, name: str | None) -> None:
    """Print the documentation of a rule, or of each rule of a group, and end."""
    if name is None:
        return
    for rule in _rules_called(name):
        click.secho(f"{rule.id} ({rule.severity})", bold=True)
        for line in rule.documentation.splitlines():
            click.echo(click.style(line[3:], bold=True) if line.startswith("## ") else line)
        click.echo()
    context.exit()


def _colour(context: click.Context, parameter: click.Parameter, when: str) -> bool:
    """Whether to use colours: as asked, or if a terminal shows them and NO_COLOR is not set (no-color.org)."""
    shows = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    context.color = when == "always" or (when == "auto" and shows)
    return context.color


@dataclass(frozen=True)
class Question:
    """What is asked of the content."""

    configuration: Configuration
    paths: tuple[Path, ...]
    """What findings are to be about; if none is given, everything."""
    select: Collection[str]
    """The rules, by id; if none is given, all of them."""
    ignore: Collection[str]
    remember: bool = True
    """Whether to use what was found before."""

    def findings(self) -> list[Diagnostic]:
        """What is wrong with the files as they are now."""
        with _nothing_collected(), Memory(self.configuration.root / CACHE if self.remember else None) as memory:
            found = checks.check(Library.read(self.configuration, memory), memory)
        return [finding for finding in self._about_paths(found) if self._is_asked(finding.rule)]

    def _is_asked(self, rule: str) -> bool:
        return rule not in self.ignore and (not self.select or rule in self.select)

    def _about_paths(self, findings: Sequence[Diagnostic]) -> Iterable[Diagnostic]:
        wanted = [self.configuration.shown(path.resolve()) for path in self.paths]
        for path, shown in zip(self.paths, wanted, strict=True):
            if not path.exists() and all(finding.location.path != shown for finding in findings):
                raise click.UsageError(f"There is no '{path}'. {did_you_mean(path.name, _beside(path))}".rstrip())
        for finding in findings:
            if not wanted or any(Path(finding.location.path).is_relative_to(path) for path in wanted):
                yield finding


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """All that is read is used to the end: to look through it again and again for what is not takes a tenth longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _beside(path: Path) -> list[str]:
    return [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(reports.FORMS), default="text", help="How findings are written.")
@click.option("--select", multiple=True, metavar="RULE", callback=_rules, help="Only what breaks these rules.")
@click.option("--ignore", multiple=True, metavar="RULE", callback=_rules, help="All but what breaks these rules.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--fix", is_flag=True, help="Mend what has one safe answer, and show what was changed.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--explain", metavar="RULE", callback=_explain, expose_value=False, help="Tell what a rule holds to.")
@click.option(
    "--color",
    "--colour",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    is_eager=True,
    callback=_colour,
    help="Whether to use colours; on a terminal they are.",
)
@click.option("--cache/--no-cache", "remember", default=True, help="Whether to keep in .cache/ what was found.")
@click.option(
    "--config", "configuration_file", type=click.Path(path_type=Path), help="The mkdocs.yml to use, if not the nearest."
)
def command(  # noqa: PLR0913 (an argument for each option)
    *,
    paths: tuple[Path, ...],
    form: str,
    select: Collection[str],
    ignore: Collection[str],
    strict: bool,
    fix: bool,
    diff: bool,
    colour: bool,
    remember: bool,
    configuration_file: Path | None,
) -> None:
    """Check the whole hub, or only what is said about PATHS.

    A finding is one line: where, how grave, what must hold and what was found, what to do, and the rule's name. RULE is
    such a name, or that of a group of rules; several stand with commas between them.
    """
    if fix and diff:
        raise click.UsageError("--fix changes files and --diff changes nothing; give one of the two.")
    try:
        configuration = Configuration.read(configuration_file or find_configuration(Path.cwd()))
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    question = Question(configuration, paths, select, ignore, remember)
    findings = question.findings()
    if diff:
        _tell(fixes(findings, configuration.root), "--fix would mend", summary_to_stderr=True)
    else:
        if fix:
            findings = _mended(question, findings, to_stderr=form != "text")
        width = shutil.get_terminal_size((WIDTH, 0)).columns if sys.stdout.isatty() else WIDTH
        click.echo(reports.write(form, findings, reports.View(configuration, colour, width)), nl=False)
    stopping = [f for f in findings if f.severity is Severity.ERROR or (strict and f.stops_publication)]
    sys.exit(1 if stopping else 0)


def _mended(question: Question, findings: list[Diagnostic], *, to_stderr: bool) -> list[Diagnostic]:
    """Mend what can be mended and tell it; what is still to be found then."""
    try:
        made, left = mend(findings, question.findings, question.configuration.root)
    except OSError as error:
        raise click.ClickException(f"{error.filename} cannot be written: {error.strerror}.") from error
    if made.mended:
        _tell(made, "Mended", diff_to_stderr=to_stderr, summary_to_stderr=to_stderr)
        click.echo(err=to_stderr)
    return left


def _tell(made: Fixes, what: str, *, diff_to_stderr: bool = False, summary_to_stderr: bool = False) -> None:
    """Print a diff and how much it mends."""
    for line in made.diff.split("\n")[:-1]:
        shown = printable(line) if sys.stdout.isatty() else line
        colour = next((colour for mark, colour in _COLOURS.items() if line.startswith(mark)), None)
        click.echo(click.style(shown, fg=colour) if colour else shown, err=diff_to_stderr)
    summary = f"{what} {counted(len(made.mended), 'finding')} in {counted(len(made.changes), 'file')}."
    click.echo(summary if made.mended else "Nothing that --fix can mend.", err=summary_to_stderr)


_COLOURS = {"+++": None, "---": None, "+": "green", "-": "red", "@@": "cyan"}
"""The colours of a diff's lines, by what they begin with."""
