"""The kinds of value: what people write, and what it becomes or what is said of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from hub.content.values import read_date, read_doi, read_email, read_id, read_link, read_orcid, read_words, slug

ORCID = "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Trust", "trust"),
        ("The hub's editors", "the-hubs-editors"),
        ("The hub’s editors", "the-hubs-editors"),
        ("Peer_Coaching 2", "peer-coaching-2"),
        ("Émile Zola-Müller", "emile-zola-muller"),
        ("Østergaard & Łódź", "ostergaard-lodz"),
        ("  ../..//etc ", "etc"),
        ("ﬁrst ½", "first-1-2"),
        ("教練", ""),
        ("long " * 100, "long-" * 23 + "long"),
        ("", ""),
    ],
)
def test_a_name_in_an_address(text: str, address: str) -> None:
    assert slug(text) == address


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-23", datetime.date(2026, 11, 23)),
        ("2026-1-3", datetime.date(2026, 1, 3)),
        ("2026-11-23T10:00:00Z", datetime.date(2026, 11, 23)),
        ("13 August 2017", datetime.date(2017, 8, 13)),
        ("3 Sept. 2017", datetime.date(2017, 9, 3)),
        ("1 may, 2017", datetime.date(2017, 5, 1)),
        ("29 February 2020", datetime.date(2020, 2, 29)),
        ("February 6, 2025", datetime.date(2025, 2, 6)),
        ("September 01 2025", datetime.date(2025, 9, 1)),
        ("12th January 2021", datetime.date(2021, 1, 12)),
        ("Jan. 2nd, 2021", datetime.date(2021, 1, 2)),
        ("18.10.2022", datetime.date(2022, 10, 18)),
    ],
)
def test_a_day(written: str, day: datetime.date) -> None:
    assert read_date(written) == day


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Trust", "Trust"),
        ("`tally`: ``counting`` **bold** _questions_", "tally: counting bold questions"),
        ("snake_case, A* and 2 * 3", "snake_case, A* and 2 * 3"),
        (r"\texttt{tally}: R \& D, Semi\-Markov", "tally: R & D, Semi-Markov"),
        ("A&thinsp;B & C", "A\u2009B & C"),
    ],
)
def test_a_title_without_its_markup(written: str, words: str) -> None:
    assert read_words(written) == words


@pytest.mark.parametrize(
    ("read", "written", "read_as"),
    [
        (read_orcid, ORCID, ORCID),
        (read_orcid, f"https://orcid.org/{ORCID}", ORCID),
        (read_orcid, f" orcid.org/{ORCID} ", ORCID),
        (read_orcid, "0000-0002-1694-233x", "0000-0002-1694-233X"),
        (read_doi, "10.1000/182", "10.1000/182"),
        (read_doi, "https://doi.org/10.1000/182", "10.1000/182"),
        (read_doi, "http://dx.doi.org/10.1000/182", "10.1000/182"),
        (read_doi, "DOI: 10.1000/(a)b;c<1>", "10.1000/(a)b;c<1>"),
        (read_link, " https://hub.example/a?b#c ", "https://hub.example/a?b#c"),
        (read_email, "ada@hub.example", "ada@hub.example"),
        (read_id, "grow-12", "grow-12"),
    ],
)
def test_an_identifier_or_address(read: Callable[[object], str], written: str, read_as: str) -> None:
    assert read(written) == read_as


ORCID_FORM = "must be an ORCID iD of four groups of four, like 0000-0002-1825-0097; found "


@pytest.mark.parametrize(
    ("read", "written", "message"),
    [
        (read_date, "2019-02-29", "must be a day that exists; found '2019-02-29'."),
        (read_date, "31 June 2019", "must be a day that exists; found '31 June 2019'."),
        (read_date, "0000-01-01", "must be a day that exists; found '0000-01-01'."),
        (read_date, "23/11/2026", "must be a day, written like 2026-11-23; found '23/11/2026'."),
        (read_date, "November 2026", "must be a day, written like 2026-11-23; found 'November 2026'."),
        (read_date, "12 Brumaire 2026", "must be a day, written like 2026-11-23; found '12 Brumaire 2026'."),
        (read_date, 2026, "must be a day, written like 2026-11-23; found '2026'."),
        (read_orcid, "0000-0002-1825-009", ORCID_FORM + "'0000-0002-1825-009'."),
        (read_orcid, "Ada", ORCID_FORM + "'Ada'."),
        (
            read_orcid,
            "0000-0002-1825-0098",
            "must be an ORCID iD that exists; the last character of '0000-0002-1825-0098' does not fit the others.",
        ),
        (read_doi, "182", "must be a DOI, like 10.1080/19415257.2018.1529611; found '182'."),
        (read_doi, "10.1000/a b", "must be a DOI, like 10.1080/19415257.2018.1529611; found '10.1000/a b'."),
        (read_link, "www.hub.example", "must be a web address that begins with https://; found 'www.hub.example'."),
        (read_link, "javascript:0", "must be a web address that begins with https://; found 'javascript:0'."),
        (read_email, "ada at hub", "must be an e-mail address; found 'ada at hub'."),
        (read_id, "Grow 12", "must be small letters, digits and hyphens, like grow-12; found 'Grow 12'."),
    ],
)
def test_what_is_said_of_a_slip(read: Callable[[object], str], written: object, message: str) -> None:
    with pytest.raises(ValueError, match=r"\A") as error:
        read(written)
    assert str(error.value) == message
