"""People and confidentiality."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.mutations.content import Broken, Content
from tests.mutations.ways import breaks


@breaks("email-may-be-shown")
def a_text_has_an_address(content: Content) -> Iterator[Broken]:
    for page in content.papers + content.events:
        yield page.appended("Write to ada@school.example about it.")
        yield page.appended("Write to <ada.b@school.example> about it.")


@breaks("phone-may-be-shown")
def a_text_has_a_telephone_number(content: Content) -> Iterator[Broken]:
    for page in content.papers + content.events:
        for number in ("020 7946 0958", "+44 20 7946 0958", "(0113) 496 0123"):
            yield page.appended(f"Ring us on {number} about it.")


@breaks("handle-may-be-shown")
def a_text_has_a_handle(content: Content) -> Iterator[Broken]:
    for page in content.papers + content.events:
        yield page.appended("Ask Jane at @Jane_RTC about it.")


@breaks("quotation-has-consent")
def somebody_is_quoted_without_consent(content: Content) -> Iterator[Broken]:
    for page in content.papers + content.events:
        if page.path.startswith("docs") or re.search(r"^type: practice-insight", page.text, re.MULTILINE):
            yield page.appended("One head told us: “I had no idea what to say to them.”")
