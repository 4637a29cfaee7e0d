"""The `hub` command line. Each module in `hub.commands` is a command; adding the file adds the command."""

from __future__ import annotations

import importlib
import pkgutil

import click

from hub import commands


class Commands(click.Group):
    """The commands there are, each read once it is asked for: one need not wait for what another stands on."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return sorted(found.name for found in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{commands.__name__}.{cmd_name}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Look after a knowledge hub: its papers, its reference base, its pages.

    Every command exits with 0 if all is well, 1 if there are findings, and 2 if it was called wrongly.
    """
