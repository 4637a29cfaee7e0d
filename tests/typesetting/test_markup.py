"""Each element as Typst's markup: what people wrote stands in strings, and white space is HTML's."""

from __future__ import annotations

from typing import Any

from hub.articles.article import Part
from hub.typesetting.blocks import Setting
from hub.typesetting.setter import State, nodes_of
from tests.typesetting.conftest import ReadArticle


def test_an_element_becomes_this(case: dict[str, Any], article: ReadArticle) -> None:
    read = article(case["html"])
    setting = Setting(State(read))
    (text,) = read.parts(Part.TEXT)
    assert setting.flow(nodes_of(text)) == case["typst"].rstrip("\n")
    assert [remark.message for remark in setting.state.remarks] == case.get("remarks", [])
