"""What hosts that can send headers are asked to send, and what pages say themselves."""

from __future__ import annotations

import pytest

from hub.build import Build
from hub.configuration import Configuration
from hub.exports.headers import files
from tests.conftest import ReadLibrary

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)

HEADERS = f"""/*
  Content-Security-Policy: {POLICY}; frame-ancestors 'none'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
"""


def test_the_file_that_hosts_read(library: ReadLibrary) -> None:
    assert [(file.address, file.content.decode()) for file in files(library({}))] == [("_headers", HEADERS)]


@pytest.mark.parametrize(
    ("is_preview", "policy"),
    [(False, POLICY), (True, POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"))],
)
def test_the_policy_of_a_page(
    is_preview: bool, policy: str, library: ReadLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    configuration: Configuration = library({}).configuration
    monkeypatch.setattr(Build, "is_preview", is_preview)
    build = Build(configuration)
    build.close()
    assert build.policy == policy
