"""What an entry says of its work's standing: whether it is retracted, and whether everybody may read it.

Retractions are read as publishers and databases write them: before or after a title ("RETRACTED:", "[Retracted]",
"(Retracted article. See vol. 375 …)"), as PubMed's type of publication among the keywords, or in words in a note. A
notice of retraction, whose title begins with "Retraction", is another work, and stands.
"""

from __future__ import annotations

import enum
import html
import re

from hub.citations.bibtex import Entry
from hub.citations.latex import plain_text


class Mark(enum.StrEnum):
    """What readers should know of a work before they rely on it or look for it. The value is what they read."""

    RETRACTED = "Retracted"
    OPEN_ACCESS = "Open access"

    @property
    def name_in_css(self) -> str:
        """What its style is called: `open-access`."""
        return self.value.lower().replace(" ", "-")


def marks_of(entry: Entry) -> tuple[Mark, ...]:
    """The marks of a work, the gravest first."""
    found = {Mark.RETRACTED: is_retracted, Mark.OPEN_ACCESS: is_open_access}
    return tuple(mark for mark, holds in found.items() if holds(entry))


def marks_as_html(entry: Entry) -> str:
    """The marks as a paragraph; nothing if there are none."""
    marks = " ".join(
        f'<span class="hub-mark hub-mark--{mark.name_in_css}">{html.escape(mark)}</span>' for mark in marks_of(entry)
    )
    return f'<p class="hub-marks">{marks}</p>' if marks else ""


def is_retracted(entry: Entry) -> bool:
    """Whether an entry says that its work was retracted."""
    return (
        _says(entry, _RETRACTED_TITLE, "title")
        or _says(entry, _RETRACTED_STATE, "pubstate", "type")
        or _says(entry, _RETRACTED_NOTE, "note", "addendum", "titleaddon")
        or any(_RETRACTED_STATE.fullmatch(word) for word in _keywords(entry))
    )


def is_open_access(entry: Entry) -> bool:
    """Whether an entry says that everybody may read its work. A keyword says so of a work that is not about that."""
    return (
        _says(entry, _OPEN, "note", "addendum", "pubstate", "copyright", "rights")
        or _says(entry, _FREE_LICENCE, "copyright", "rights", "license")
        or (any(_OPEN.fullmatch(word) for word in _keywords(entry)) and not _says(entry, _ABOUT_OPEN, "title"))
    )


def _says(entry: Entry, words: re.Pattern[str], *fields: str) -> bool:
    written = (entry.fields.get(name, "") for name in fields)
    return any(words.search(plain_text(value)) for value in written if _WORTH_READING.search(value))


def _keywords(entry: Entry) -> list[str]:
    value = entry.fields.get("keywords", "")
    return [word.strip() for word in re.split("[,;]", plain_text(value))] if _WORTH_READING.search(value) else []


_WORTH_READING = re.compile(r"retract|open.{0,3}access|commons|\bcc\b", re.IGNORECASE)
_WHAT = r"(?: (?:article|chapter|paper|publication|study))?"
_RETRACTED_TITLE = re.compile(
    rf"\A\W*retracted{_WHAT} ?[:\]]|[\[(]retracted{_WHAT}(?:[.,:;] [^()\[\]]*)?[\])]\W*\Z", re.IGNORECASE
)
_RETRACTED_STATE = re.compile(rf"\A\s*retracted{_WHAT}\s*\Z", re.IGNORECASE)
_RETRACTED_NOTE = re.compile(
    r"(?:\A|[.;:(\[]\s*)retracted(?!\s+(?:articles|chapters|papers|publications|studies)\b)"
    r"|\b(?:was|is|were|has been|have been)(?: (?:formally|fully|later|since|subsequently))? retracted\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?<!not )(?<!no )(?<!non-)\b(?:(?:gold|green|diamond|hybrid|bronze) )?open[- ]?access\b(?! (?:in|to|and)\b)",
    re.IGNORECASE,
)
_ABOUT_OPEN = re.compile(r"\bopen[- ]?(?:access|science|scholarship)\b", re.IGNORECASE)
_FREE_LICENCE = re.compile(r"\bcreative ?commons\b|\bCC[- ](?:BY|0|zero)\b|\bCC0\b", re.IGNORECASE)
