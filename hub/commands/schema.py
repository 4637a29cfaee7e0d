"""`hub schema`: the JSON Schema of a type's front matter, for an editor."""

from __future__ import annotations

from pathlib import Path

import click

from hub.configuration import Configuration, ConfigurationError, find_configuration
from hub.exports.schemas import as_json
from hub.schemas import KINDS, schema_address
from hub.snippets import as_json as snippets_as_json


@click.command("schema")
@click.argument("kind", metavar="[TYPE]", type=click.Choice(list(KINDS)), required=False)
@click.option("--snippets", is_flag=True, help="Print the snippets for VS Code that stand in .vscode/.")
@click.option(
    "--config", "configuration_file", type=click.Path(path_type=Path), help="The mkdocs.yml to use, if not the nearest."
)
def command(kind: str | None, snippets: bool, configuration_file: Path | None) -> None:
    """Print the JSON Schema of a type's front matter; without a TYPE, where each schema is published."""
    try:
        configuration = Configuration.read(configuration_file or find_configuration(Path.cwd()))
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    if snippets:
        click.echo(snippets_as_json(configuration.site_url), nl=False)
    elif kind:
        click.echo(as_json(kind, configuration.site_url), nl=False)
    else:
        for name in KINDS:
            click.echo(f"{name:<10} {configuration.site_url}{schema_address(name)}")
