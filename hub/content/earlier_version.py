"""An earlier version of a working paper: `papers/<slug>/versions/<version>/`, the paper's folder as it was then.

An editor copies `paper.md` and its figures there before the paper is revised, and changes nothing in them: links to
other files are still told from the paper's own folder.
"""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import PrivateAttr

from hub.content.paper import Paper
from hub.content.values import slug

FOLDER = "versions"
"""The folder of a paper that holds its earlier versions."""


class EarlierVersion(Paper):
    """A paper as it was."""

    _paper: Paper = PrivateAttr()

    def of(self, paper: Paper) -> Self:
        """The same version, told which paper it is one of."""
        self._paper = paper
        return self

    @cached_property
    def paper(self) -> Paper:
        """The paper as it is now."""
        return self._paper

    @property
    def name(self) -> str:
        """The name of its folder: the version."""
        return self.source.file.parent.name

    @property
    def folder(self) -> str:
        """The way to it from the folder of papers."""
        return f"{self.paper.folder}/{FOLDER}/{self.name}"

    @property
    def linked_from(self) -> str:
        """The path of the paper, as its links were told from there."""
        return self.paper.source.path

    @cached_property
    def id(self) -> str:
        """The paper's id and the version: `trust-v1`."""
        return f"{self.paper.id}-v{slug(self.name)}"

    @property
    def usual_address(self) -> str:
        """`papers/<slug>/v<version>/`."""
        return f"{self.paper.address}v{slug(self.name)}/"
