"""Converted texts, packed until their pages are made: together they are most of what a large hub takes of memory."""

from __future__ import annotations

import re
import secrets
import zlib

FASTEST = 1
"""The least effort of packing; it makes a text a quarter or less."""


class Aside:
    """Texts put aside, each with a mark that stands for it in a page. No author can guess a mark."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._name = f"text-{secrets.token_hex(8)}-"
        self._mark = re.compile(rf"{self._name}(\d+)\.")

    def put(self, text: str) -> str:
        """Take a text, and give its mark; of an empty text, nothing."""
        if not text:
            return ""
        self._packed.append(zlib.compress(text.encode(errors="surrogatepass"), FASTEST))
        return f"{self._name}{len(self._packed) - 1}."

    def fill(self, page: str) -> str:
        """A page with the texts in the places of their marks."""
        return self._mark.sub(lambda found: self._unpacked(int(found[1])), page)

    def _unpacked(self, number: int) -> str:
        return zlib.decompress(self._packed[number]).decode(errors="surrogatepass")
