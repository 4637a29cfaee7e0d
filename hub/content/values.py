"""The kinds of value that front matter holds, each with the sentence that says what must hold.

A validator here raises `ValueError` with that sentence; `hub.content.document` turns it into a finding.
"""

from __future__ import annotations

import datetime
import functools
import html
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from stdnum.iso7064 import mod_11_2

from hub.citations.latex import plain_text
from hub.letters import without_accents

_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T\d{1,2}:\d{2}\S*)?\Z")
_WRITTEN_DATE = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<month>[A-Za-z]+)\.?,?\s+(?P<year>\d{4})\Z")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\Z")
_DOTTED_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z")
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        start=1,
    )
    for name in names.split()
}


LONGEST_SLUG = 120
"""In characters; file systems take 255 bytes in a name."""


@functools.lru_cache(maxsize=2**16)
def slug(text: str) -> str:
    """The form a name takes in an address.

    >>> slug("The hub's editors"), slug("Peer_Coaching 2"), slug("Émile Zola")
    ('the-hubs-editors', 'peer-coaching-2', 'emile-zola')
    """
    letters = without_accents(text.replace("'", "").replace("’", ""))
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:LONGEST_SLUG].rstrip("-")


def read_date(value: object) -> datetime.date:
    """A day: `2026-11-23`, or `23 November 2026`, `November 23, 2026` or `23.11.2026` as JOSS papers write it.

    `4/8/2026` is a day in April or in August, and so none.

    Raises:
        ValueError: if it is no day of the calendar.
    """
    if isinstance(value, datetime.date):
        return value
    text = str(value).strip()
    year, month, day = _year_month_day(text)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise ValueError(f"must be a day that exists; found '{text}'.") from None


def _year_month_day(text: str) -> tuple[int, int, int]:
    if found := _ISO_DATE.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DOTTED_DATE.match(text):
        return int(found[3]), int(found[2]), int(found[1])
    written = _WRITTEN_DATE.match(text) or _MONTH_FIRST.match(text)
    if written and (month := _MONTHS.get(written["month"].lower())):
        return int(written["year"]), month, int(written["day"])
    raise ValueError(f"must be a day, written like 2026-11-23; found '{text}'.")


_MARKUP = re.compile(r"[`*_\\$&]")
_MARKED = re.compile(
    r"(?P<ticks>`{1,3})(?P<code>[^`]+)(?P=ticks)|(?<![\w*])(?P<stars>\*{1,3})(?=\S)(?P<starred>[^*]+)(?<=\S)(?P=stars)(?![\w*])"
    r"|(?<![\w_])(?P<lines>_{1,3})(?=\S)(?P<lined>[^_]+)(?<=\S)(?P=lines)(?![\w_])"
)


def read_words(text: str) -> str:
    r"""A title or a name without the Markdown or LaTeX that marks its words.

    >>> read_words("`tally`: *counting* snake_case"), read_words(r"\texttt{tally}: R \& D")
    ('tally: counting snake_case', 'tally: R & D')
    """
    if not _MARKUP.search(text):
        return text
    plain = _MARKED.sub(lambda found: found["code"] or found["starred"] or found["lined"], text)
    return html.unescape(plain_text(_ESCAPED.sub(r"\1", plain)) if "\\" in plain else plain)


_ESCAPED = re.compile(r"\\([-!.()#+])")


def read_moment(value: object) -> datetime.date:
    """A day, or a day and a time: `2018-03-14`, `2018-03-14 17:00`, `2018-03-14 17.00`.

    Raises:
        ValueError: if it is no day of the calendar or no time of a day.
    """
    if isinstance(value, datetime.date):
        return value
    text = str(value).strip()
    found = re.fullmatch(r"(\d{4}-\d{1,2}-\d{1,2})[T ]+(\d{1,2})[.:](\d{2})(?::00)?", text)
    if found is None and re.match(r"\d{4}-\d{1,2}-\d{1,2}[T ]", text):
        raise ValueError(f"must be a day, or a day and a time like 2026-11-23 16:00; found '{text}'.")
    if found is None:
        return read_date(text)
    day = read_date(found[1])
    try:
        return datetime.datetime.combine(day, datetime.time(int(found[2]), int(found[3])))
    except ValueError:
        raise ValueError(f"must have a time between 00:00 and 23:59; found '{text}'.") from None


def read_orcid(value: object) -> str:
    """An ORCID iD, with or without `https://orcid.org/` before it.

    Raises:
        ValueError: if its form or its check character is wrong (ISO 7064, MOD 11-2;
            support.orcid.org, "Structure of the ORCID Identifier").
    """
    identifier = re.sub(r"\A(?:https?://)?(?:www\.)?orcid\.org/", "", str(value).strip()).upper()
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", identifier):
        raise ValueError(f"must be an ORCID iD of four groups of four, like 0000-0002-1825-0097; found '{value}'.")
    if not mod_11_2.is_valid(identifier.replace("-", "")):
        raise ValueError(f"must be an ORCID iD that exists; the last character of '{value}' does not fit the others.")
    return identifier


def read_doi(value: object) -> str:
    """A DOI without the resolver's address.

    Raises:
        ValueError: if it has not the form `10.NNNN/suffix` (Crossref deposit schema 5.3.1, `doi`).
    """
    doi = re.sub(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", str(value).strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"10\.[0-9]{4,9}/\S{1,200}", doi):
        raise ValueError(f"must be a DOI, like 10.1080/19415257.2018.1529611; found '{value}'.")
    return doi


def read_link(value: object) -> str:
    """A web address.

    Raises:
        ValueError: if it does not begin with `https://` or `http://`.
    """
    if not re.fullmatch(r"https?://\S+", str(value).strip()):
        raise ValueError(f"must be a web address that begins with https://; found '{value}'.")
    return str(value).strip()


def read_address(value: object) -> str:
    """An address of the hub, without a leading slash and with a closing one: `papers/trust/`.

    Raises:
        ValueError: if it is not made of letters, digits, hyphens and slashes, as the hub's addresses are.
    """
    address = str(value).strip().strip("/")
    if not re.fullmatch(r"[a-z0-9]+(?:[-/][a-z0-9]+)*", address):
        raise ValueError(f"must be an address of the hub, like papers/trust/; found '{value}'.")
    return f"{address}/"


def read_id(value: object) -> str:
    """A name that never changes, in the letters of an address: `grow-12`.

    Raises:
        ValueError: if it has other letters than addresses have.
    """
    if str(value) != slug(str(value)):
        raise ValueError(f"must be small letters, digits and hyphens, like grow-12; found '{value}'.")
    return str(value)


def read_email(value: object) -> str:
    """An e-mail address, by its outward form only.

    Raises:
        ValueError: if it is not of the form `name@host`.
    """
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", str(value).strip()):
        raise ValueError(f"must be an e-mail address; found '{value}'.")
    return str(value).strip()


def _as_text(value: Any) -> Any:
    """Numbers and truth values that YAML read where a person meant text (`title: 1984`)."""
    return str(value) if isinstance(value, int | float) else value


def _as_words(value: Any) -> Any:
    text = _as_text(value)
    return read_words(text) if isinstance(text, str) else text


def _as_list(value: Any) -> Any:
    """One value where a list may stand is a list of one."""
    return [value] if isinstance(value, str | int | float) else value


def _as_parts(value: Any) -> Any:
    """`"1, 2"`, `1` and `[1, 2]` all name two affiliations, in the ways that JOSS papers do."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",")]
    if isinstance(value, int):
        return [str(value)]
    return [str(part) for part in value] if isinstance(value, list) else value


# What each takes is said for the schemas that editors read (hub/schemas.py).
_TextOrNumber = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]
Text = Annotated[str, BeforeValidator(_as_text, json_schema_input_type=_TextOrNumber)]
Words = Annotated[str, BeforeValidator(_as_words, json_schema_input_type=_TextOrNumber)]
"""Text that papers from elsewhere write in Markdown or LaTeX, and that is shown without either."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list, json_schema_input_type=Text | tuple[Text, ...])]
Parts = Annotated[
    tuple[str, ...],
    BeforeValidator(_as_parts, json_schema_input_type=_TextOrNumber | tuple[_TextOrNumber, ...]),
]
Ids = Texts
"""Names of other content: themes, frameworks, events, papers, citation keys."""
Addresses = Annotated[tuple[Annotated[str, BeforeValidator(read_address)], ...], BeforeValidator(_as_list)]
Minutes = Annotated[int, Field(ge=1, le=24 * 60)]


def _written(pattern: str, *examples: str) -> Any:
    """The type of a text that stands in front matter in a form of its own.

    Args:
        pattern: as ECMA-262 has them, which JSON Schema asks for.
        examples: what it may look like.
    """
    return Annotated[str, Field(pattern=pattern, examples=list(examples))]


Id = Annotated[str, BeforeValidator(read_id, json_schema_input_type=_written(r"^[a-z0-9]+(?:-[a-z0-9]+)*$", "grow-12"))]
_DAY = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
_WRITTEN_DAY = r"[0-9]{1,2}\.? +[A-Za-z]+\.?,? +[0-9]{4}"
Day = Annotated[
    datetime.date,
    BeforeValidator(
        read_date,
        json_schema_input_type=_written(
            rf"^\s*(?:{_DAY}(?:T[0-9]{{1,2}}:[0-9]{{2}}\S*)?|{_WRITTEN_DAY})\s*$", "2026-11-23", "23 November 2026"
        ),
    ),
]
Moment = Annotated[
    datetime.datetime | datetime.date,
    BeforeValidator(
        read_moment,
        json_schema_input_type=_written(
            rf"^\s*(?:{_DAY}(?:[T ]+[0-9]{{1,2}}[.:][0-9]{{2}}(?::00)?)?|{_WRITTEN_DAY})\s*$",
            "2026-11-23 16:00",
            "2026-11-23",
        ),
    ),
]
Orcid = Annotated[
    str,
    BeforeValidator(
        read_orcid,
        json_schema_input_type=_written(
            r"^\s*(?:(?:https?://)?(?:www\.)?orcid\.org/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]\s*$",
            "0000-0002-1825-0097",
        ),
    ),
]
Doi = Annotated[
    str,
    BeforeValidator(
        read_doi,
        json_schema_input_type=_written(
            r"^\s*(?:[Hh][Tt][Tt][Pp][Ss]?://(?:[Dd][Xx]\.)?[Dd][Oo][Ii]\.[Oo][Rr][Gg]/|[Dd][Oo][Ii]:\s*)?10\.[0-9]{4,9}/\S{1,200}\s*$",
            "10.1080/19415257.2018.1529611",
        ),
    ),
]
WebAddress = Annotated[
    str, BeforeValidator(read_link, json_schema_input_type=_written(r"^\s*https?://\S+\s*$", "https://example.org/"))
]
Email = Annotated[
    str,
    BeforeValidator(
        read_email, json_schema_input_type=_written(r"^\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*$", "ada@example.org")
    ),
]
