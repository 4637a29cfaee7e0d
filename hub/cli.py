"""The `hub` command line. Each module in `hub.commands` is a command; adding the file adds the command."""

from __future__ import annotations

import importlib
import pkgutil

import click

from hub import commands


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Look after a knowledge hub: its papers, its reference base, its pages.

    Every command exits with 0 if all is well, 1 if there are findings, and 2 if it was called wrongly.
    """


for _found in pkgutil.iter_modules(commands.__path__):
    main.add_command(importlib.import_module(f"{commands.__name__}.{_found.name}").command)
