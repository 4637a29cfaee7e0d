"""Formulas: TeX in, MathML out."""

from __future__ import annotations

import pytest

from hub.dialect.math import LONGEST, not_understood, with_mathml


def mathml(tex: str) -> str:
    """What stands in the `math` element that a formula becomes."""
    page = with_mathml(rf'<span class="arithmatex">\({tex}\)</span>')
    start = '<span class="arithmatex"><math xmlns="http://www.w3.org/1998/Math/MathML" display="inline">'
    return page.removeprefix(start).removesuffix("</math></span>")


def test_a_formula_in_a_line_becomes_mathml() -> None:
    assert with_mathml(r'Thus <span class="arithmatex">\(x &lt; 2\)</span>.') == (
        'Thus <span class="arithmatex"><math xmlns="http://www.w3.org/1998/Math/MathML" display="inline">'
        "<mrow><mi>x</mi><mo>&#x0003C;</mo><mn>2</mn></mrow></math></span>."
    )


def test_a_formula_of_its_own_is_displayed() -> None:
    assert with_mathml(r'<div class="arithmatex">\[d\]</div>') == (
        '<div class="arithmatex"><math xmlns="http://www.w3.org/1998/Math/MathML" display="block">'
        "<mrow><mi>d</mi></mrow></math></div>"
    )


ALIGNED = (
    '<mrow><mtable displaystyle="true" rowspacing="3pt" columnspacing="0em 2em"><mtr>'
    '<mtd class="hub-right"><mi>a</mi></mtd><mtd class="hub-left"><mi /><mo>&#x0003D;</mo><mi>b</mi></mtd>'
    "</mtr></mtable></mrow>"
)
ALIGNED_AT_THREE = (
    '<mrow><mtable><mtr><mtd class="hub-right"><mi>a</mi></mtd><mtd columnalign="center"><mo>&#x0003D;</mo></mtd>'
    '<mtd class="hub-left"><mi>b</mi></mtd></mtr></mtable></mrow>'
)
WITH_AN_EMPTY_CELL = (
    "<mrow><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mrow /></mtd></mtr>"
    "<mtr><mtd /><mtd><mi>b</mi></mtd></mtr></mtable></mrow>"
)


@pytest.mark.parametrize(
    ("tex", "formula"),
    [
        (r"x \nonumber \label{eq:x}", "<mrow><mi>x</mi></mrow>"),
        (
            r"\text{for $i$ \& all}",
            "<mrow><mrow><mtext>for&#x000A0;</mtext><mi>i</mi><mtext>&#x000A0;&amp;&#x000A0;all</mtext></mrow></mrow>",
        ),
        (
            r"\mathrm{d} \Omega",
            '<mrow><mi mathvariant="normal">&#x00064;</mi><mi mathvariant="normal">&#x003A9;</mi></mrow>',
        ),
        (r"\boldsymbol{u} \mathscr{L}", "<mrow><mrow><mi>𝒖</mi></mrow><mrow><mi>ℒ</mi></mrow></mrow>"),
        (r"x \tag{2}", '<mrow><mi>x</mi><mspace width="2em" /><mrow><mtext>(2)</mtext></mrow></mrow>'),
        (r"\begin{align} a &= b \end{align}", ALIGNED),
        (r"\begin{eqnarray} a &=& b \end{eqnarray}", ALIGNED_AT_THREE),
        (r"\begin{matrix} a & \\ & b \end{matrix}", WITH_AN_EMPTY_CELL),
    ],
    ids=[
        "numbers of lines",
        "formulas in text",
        "upright letters",
        "letters of their own",
        "a number of its own",
        "aligned",
        "aligned at three places",
        "an empty last cell",
    ],
)
def test_what_the_library_would_lose_is_written_otherwise(tex: str, formula: str) -> None:
    assert mathml(tex) == formula


@pytest.mark.parametrize(
    "tex", ["x_1_2", r"\DeclareMathOperator", r"\newcommand{\a}{\a\a} \a", "x" * (LONGEST + 1), "{" * 5000]
)
def test_what_cannot_be_read_stays_as_it_was_written(tex: str) -> None:
    assert with_mathml(rf'<span class="arithmatex">\({tex}\)</span>') == f'<code class="arithmatex">{tex}</code>'
    assert not_understood(tex) == tex


def test_a_command_that_is_not_known_is_told() -> None:
    assert not_understood(r"x = \half y") == r"\half"
    assert not_understood(r"x = \frac{1}{2} y") is None
