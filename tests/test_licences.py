"""Where a licence can be read."""

from __future__ import annotations

import pytest

from hub.licences import licence_address


@pytest.mark.parametrize(
    ("spdx", "address"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-ND-4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
        ("CC-BY-SA-3.0-DE", "https://creativecommons.org/licenses/by-sa/3.0/de/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("MIT OR CC0-1.0", ""),
        ("all rights <reserved>", ""),
        ("", ""),
    ],
)
def test_the_page_of_a_licence(spdx: str, address: str) -> None:
    assert licence_address(spdx) == address
