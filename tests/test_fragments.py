"""Parts of pages that are made once: for each key, and with links that are right on every page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, TemplateSyntaxError
from mkdocs.utils.templates import url_filter

from hub.fragments import Once

Show = Callable[..., str]


def shower(template: str, **further: str) -> Show:
    """Shows a template on a page of an address; `{{ made() }}` counts how often it is asked."""
    environment = Environment(loader=DictLoader({"page.html": template, **further}), autoescape=True)
    environment.filters["url"] = url_filter
    environment.add_extension(Once)
    numbers = count(1)
    environment.globals["made"] = lambda: next(numbers)

    def show(address: str, **values: object) -> str:
        base = "/".join([".."] * address.count("/")) or "."
        return environment.get_template("page.html").render(page=SimpleNamespace(url=address), base_url=base, **values)

    return show


@pytest.fixture(name="counted")
def counted_() -> Show:
    return shower("{% once key %}{{ key }} {{ made() }}{% endonce %}")


def test_a_part_is_made_once_for_each_key(counted: Show) -> None:
    shown = [counted("papers/a/", key=key) for key in ("x", "y", "x", ("x", 1), ("x", 1))]

    assert shown == ["x 1", "y 2", "x 1", "(&#39;x&#39;, 1) 3", "(&#39;x&#39;, 1) 3"]


def test_a_part_without_a_key_is_made_once() -> None:
    show = shower("{% once %}{{ made() }}{% endonce %} {{ made() }}")

    assert [show("papers/a/"), show("papers/b/")] == ["1 2", "1 3"]


def test_two_places_have_parts_of_their_own() -> None:
    show = shower("{% once %}{{ made() }}{% endonce %}\n{% once %}{{ made() }}{% endonce %}")

    assert [show("a/"), show("b/")] == ["1\n2", "1\n2"]


def test_links_are_right_on_every_page() -> None:
    show = shower("{% once %}{{ 'themes/trust/' | url }} {{ '' | url }} {{ 'https://doi.org/x' | url }}{% endonce %}")

    assert [show(address) for address in ("themes/trust/", "themes/talk/", "themes/", "")] == [
        "../../themes/trust/ ../../ https://doi.org/x",
        "../../themes/trust/ ../../ https://doi.org/x",
        "../themes/trust/ ../ https://doi.org/x",
        "./themes/trust/ ./ https://doi.org/x",
    ]


def test_links_beside_a_part_are_straight() -> None:
    show = shower("{% once %}{% include 'part.html' %}{% endonce %} {% include 'part.html' %}", **{"part.html": LINK})

    assert show("themes/talk/") == "../../themes/trust/ ../trust/"


LINK = "{{ 'themes/trust/' | url }}"


def test_what_stands_in_a_part_is_text_as_elsewhere() -> None:
    show = shower("{% once %}{{ title }}<b>{{ title }}</b>{% endonce %}")

    assert show("a/", title="<i>") == "&lt;i&gt;<b>&lt;i&gt;</b>"


def test_a_part_must_end() -> None:
    with pytest.raises(TemplateSyntaxError):
        shower("{% once %}never ends")("a/")
