"""`hub published`: write down what is published, so that addresses, keys and DOIs stay what they are."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hub import permanence
from hub.configuration import Configuration, ConfigurationError, find_configuration
from hub.content.published import FILE, Published, with_promises
from hub.library import Library


@click.command("published")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if something is not in the list.")
@click.option(
    "--config", "configuration_file", type=click.Path(path_type=Path), help="The mkdocs.yml to use, if not the nearest."
)
def command(only_check: bool, configuration_file: Path | None) -> None:
    """Add to published.txt what has been published since.

    Editors run this when they publish. From then on `hub check` says so if an address leads nowhere, if a question is
    gone, if a citation key or a DOI has changed, or if a paper's text changed without a word about it.
    """
    try:
        configuration = Configuration.read(configuration_file or find_configuration(Path.cwd()))
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    library = Library.read(configuration)
    before = library.published
    after = with_promises(before, permanence.promises(library))
    for line in _changed(before, after):
        click.echo(line)
    if not only_check and str(after) != str(before):
        (configuration.root / FILE).write_text(str(after), encoding="utf-8", newline="\n")
    click.echo(_summary(before, after, only_check=only_check), err=True)
    sys.exit(1 if only_check and _changed(before, after) else 0)


def _changed(before: Published, after: Published) -> list[str]:
    known = {str(promise) for promise in before.promises.values()}
    return [f"+ {line}" for line in map(str, sorted(after.promises.values())) if line not in known]


def _summary(before: Published, after: Published, *, only_check: bool) -> str:
    count = len(_changed(before, after))
    if not count:
        return f"{FILE} tells all that is published."
    lines = f"{count:,} line{'s' if count > 1 else ''}"
    return f"{lines} to add to {FILE}: run `hub published`." if only_check else f"Added {lines} to {FILE}."
