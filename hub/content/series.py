"""The series of working papers, as catalogues know it: `extra.series` in `mkdocs.yml`.

What registries give out, a DOI prefix and an archive code, begins as a placeholder that says of itself that it is one.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

from hub.content.document import Part
from hub.content.values import Email, Text, WebAddress

PLACEHOLDER_PREFIX = "10.5555"
"""The DOI prefix of examples and tests (Crossref, "Testing your XML"): nothing is registered under it."""
PLACEHOLDER_ARCHIVE = "aaa"
"""The archive code of RePEc's own examples (ideas.repec.org/t/archtemplate.html)."""


def _doi_prefix(value: object) -> str:
    if not re.fullmatch(r"10\.[0-9]{4,9}", text := str(value).strip()):
        raise ValueError(f"must be a DOI prefix, like {PLACEHOLDER_PREFIX}; found '{value}'.")
    return text


def _archive(value: object) -> str:
    if not re.fullmatch(r"[a-z]{3}", text := str(value).strip()):
        raise ValueError(f"must be three small letters; found '{value}'.")
    return text


def _series_code(value: object) -> str:
    if not re.fullmatch(r"[a-z]{6}", text := str(value).strip()):
        raise ValueError(f"must be six small letters, like wpaper; found '{value}'.")
    return text


def _issn(value: object) -> str:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{3}[0-9X]", text := str(value).strip()):
        raise ValueError(f"must be an ISSN, like 1234-5679; found '{value}'.")
    return text


class Series(Part):
    """What is said of the series besides what its papers say."""

    title: Text = ""
    """What it is called; the site's name and "working papers", if nothing is given."""
    institution: Text = ""
    """Who publishes it; the site's name, if nothing is given."""
    issn: Annotated[Text, BeforeValidator(_issn)] = ""
    """Its ISSN, if it has one."""
    maintainer: Text = ""
    """Who answers for its data in catalogues; the institution, if nothing is given."""
    email: Email | None = None
    """Where catalogues write to."""
    doi_prefix: Annotated[Text, BeforeValidator(_doi_prefix)] = PLACEHOLDER_PREFIX
    """The prefix under which its DOIs are registered with Crossref."""
    depositor: Text = ""
    """The name under which DOIs are deposited; the institution, if nothing is given."""
    repec_archive: Annotated[Text, BeforeValidator(_archive)] = PLACEHOLDER_ARCHIVE
    """The code of the archive in RePEc."""
    repec_series: Annotated[Text, BeforeValidator(_series_code)] = "wpaper"
    """The code of the series in that archive."""
    oai_gateway: WebAddress | None = None
    """Where the gateway answers that harvesters ask through (Open Archives Initiative, "Static Repositories")."""

    def named_for(self, site_name: str) -> Series:
        """The same, with names for what has none.

        Args:
            site_name: what the hub is called.
        """
        institution = self.institution or site_name or "A hub"
        names = {
            "title": self.title or f"{site_name or 'A hub'}: working papers",
            "institution": institution,
            "maintainer": self.maintainer or institution,
            "depositor": self.depositor or institution,
        }
        return self.model_copy(update=names)

    @property
    def has_own_prefix(self) -> bool:
        """Whether its DOI prefix is one that can be registered under."""
        return self.doi_prefix != PLACEHOLDER_PREFIX

    @property
    def has_own_archive(self) -> bool:
        """Whether RePEc gave it the code of its archive."""
        return self.repec_archive != PLACEHOLDER_ARCHIVE
