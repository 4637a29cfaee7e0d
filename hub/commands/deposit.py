"""`hub deposit`: what would be deposited with Crossref, or why nothing is."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hub.configuration import Configuration, ConfigurationError, find_configuration
from hub.exports.crossref import deposit, refusal
from hub.library import Library


@click.command("deposit")
@click.argument("paper", required=False)
@click.option(
    "--config", "configuration_file", type=click.Path(path_type=Path), help="The mkdocs.yml to use, if not the nearest."
)
def command(paper: str | None, configuration_file: Path | None) -> None:
    """Write the Crossref deposit of a PAPER, named by its folder; without one, say which papers can be deposited.

    The site has the same file beside the page of each paper that can be. Nothing is sent to anybody.
    """
    try:
        library = Library.read(Configuration.read(configuration_file or find_configuration(Path.cwd())))
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    if paper is None:
        refusals = {one.source.path: refusal(one, library) for one in library.papers}
        for path, reason in refusals.items():
            click.echo(f"{path}: {reason or 'Can be deposited.'}")
        sys.exit(1 if any(refusals.values()) else 0)
    name = Path(paper).parent.name if paper.endswith("paper.md") else Path(paper).name
    if (chosen := library.paper_by_id.get(name)) is None:
        raise click.UsageError(f"No paper has the folder papers/{name}.")
    if reason := refusal(chosen, library):
        click.echo(f"{chosen.source.path}: {reason}", err=True)
        sys.exit(1)
    click.echo(deposit(chosen, library), nl=False)
