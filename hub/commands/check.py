"""`hub check`: say what is wrong with the content, without building the site."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from hub import checks
from hub.configuration import Configuration, ConfigurationError, find_configuration
from hub.diagnostics import WRITERS, Diagnostic, Severity
from hub.library import Library


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(WRITERS)), default="text", help="How findings are written.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--config", "configuration_file", type=click.Path(path_type=Path), help="The mkdocs.yml to use, if not the nearest."
)
def command(paths: tuple[Path, ...], form: str, strict: bool, configuration_file: Path | None) -> None:
    """Check the whole hub, or only what is said about PATHS.

    A finding is one line: where, how grave, what must hold and what was found, what to do, and the rule's name.
    """
    try:
        configuration = Configuration.read(configuration_file or find_configuration(Path.cwd()))
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    found = list(_about(checks.check(Library.read(configuration)), paths, configuration))
    click.echo(WRITERS[form](found), nl=False)
    if form == "text":
        click.echo(_summary(found), err=bool(found))
    stopping = [f for f in found if f.severity is Severity.ERROR or (strict and f.stops_publication)]
    sys.exit(1 if stopping else 0)


def _about(findings: Iterable[Diagnostic], paths: Sequence[Path], configuration: Configuration) -> Iterable[Diagnostic]:
    """The findings about files that the paths are or hold; all of them if no path is given."""
    wanted = [configuration.shown(path.resolve()) for path in paths]
    for finding in findings:
        if not wanted or any(Path(finding.location.path).is_relative_to(path) for path in wanted):
            yield finding


def _summary(findings: Sequence[Diagnostic]) -> str:
    if not findings:
        return "Nothing to mend."
    counts = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    words = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in counts.items() if count]
    return f"Found {', '.join(words)}."
