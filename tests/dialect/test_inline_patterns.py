"""Patterns are tried on fewer texts, and every text comes out as if all were tried on all."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import Registry
from mkdocs.utils.yaml import yaml_load

from hub.dialect import characters, formulas, inline_patterns, spans

MKDOCS = Path(__file__).parents[2] / "mkdocs.yml"


class _Dialect(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        for step in (formulas, characters, spans):
            step.register(md)


class _Quick(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        inline_patterns.register(md)


def converter(*further: Extension) -> Markdown:
    """Python-Markdown with the extensions that the hub's configuration names, and the dialect's own patterns."""
    configured = yaml_load(MKDOCS.read_text(encoding="utf-8"))["markdown_extensions"]
    options = {name: values for item in configured if isinstance(item, dict) for name, values in item.items()}
    names = [next(iter(item)) if isinstance(item, dict) else item for item in configured]
    return Markdown(extensions=[*names, _Dialect(), *further], extension_configs=options)


def registries(md: Markdown) -> tuple[Registry[InlineProcessor], ...]:
    return md.inlinePatterns, md.treeprocessors["smarty"].inlinePatterns


def patterns(md: Markdown) -> dict[str, InlineProcessor]:
    return {name: registry[name] for registry in registries(md) for name in inline_patterns.MARKS if name in registry}


SIGNS = st.text(alphabet="ab 1.,-'\"`$\\()[]{}!^<>&;*_/:@~\n#s", max_size=40)
QUICK, PLAIN = converter(_Quick()), converter()


def test_the_marks_of_every_configured_pattern_are_known() -> None:
    assert len(patterns(PLAIN)) == len(inline_patterns.MARKS) == sum(map(len, registries(PLAIN)))


@given(SIGNS)
def test_no_pattern_matches_a_text_without_its_marks(text: str) -> None:
    for name, pattern in patterns(PLAIN).items():
        expression: re.Pattern[str] = pattern.getCompiledRegExp()
        marks = inline_patterns.MARKS[name]
        assert any(mark in text for mark in marks) or not expression.search(text), name


@given(st.lists(SIGNS | st.sampled_from(["plain words", "*strong*", "[a](b)", "'quoted'"]), max_size=6))
def test_a_text_comes_out_the_same(parts: list[str]) -> None:
    text = "\n\n".join(parts)

    assert QUICK.reset().convert(text) == PLAIN.reset().convert(text)


def test_a_pattern_that_is_not_known_is_tried_on_every_text() -> None:
    class _Shout(InlineProcessor):
        def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # noqa: N802
            return m[0].upper(), m.start(), m.end()

    class _Shouting(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
            md.inlinePatterns.register(_Shout(r"quiet"), "shout", 1)
            inline_patterns.register(md)

    assert converter(_Shouting()).convert("a quiet *quiet* word") == "<p>a QUIET <em>QUIET</em> word</p>"
