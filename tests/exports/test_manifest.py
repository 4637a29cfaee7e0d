"""The web app manifest: the same in any folder of a host, with icons that are there."""

from __future__ import annotations

import json

from hub.exports.manifest import files
from tests.conftest import ROOT, ReadLibrary


def test_it_is_named_after_the_hub_and_begins_with_the_library(library: ReadLibrary) -> None:
    (file,) = files(library({}))
    told = json.loads(file.content)
    assert (file.address, told["name"], told["id"], told["scope"], told["start_url"]) == (
        "manifest.webmanifest",
        "A hub",
        "./",
        "./",
        "library/",
    )
    assert [icon["src"] for icon in told["icons"] if not (ROOT / "overrides" / icon["src"]).is_file()] == []
