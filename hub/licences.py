"""Where a licence can be read, by its SPDX identifier."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)(?:-([A-Z]{2}))?")


def licence_address(spdx: str) -> str:
    """The page of a licence: its maker's for Creative Commons, else SPDX's; nothing for several or none.

    >>> licence_address("CC-BY-4.0"), licence_address("CC-BY-NC-3.0-DE")
    ('https://creativecommons.org/licenses/by/4.0/', 'https://creativecommons.org/licenses/by-nc/3.0/de/')
    >>> licence_address("CC0-1.0"), licence_address("MIT"), licence_address("MIT OR CC0-1.0"), licence_address("")
    ('https://creativecommons.org/publicdomain/zero/1.0/', 'https://spdx.org/licenses/MIT.html', '', '')
    """
    if found := _CREATIVE_COMMONS.fullmatch(spdx):
        place = f"{found[3].lower()}/" if found[3] else ""
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/{place}"
    if spdx == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://spdx.org/licenses/{spdx}.html" if re.fullmatch(r"[\w.+-]+", spdx) else ""
