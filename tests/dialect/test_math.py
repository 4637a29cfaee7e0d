"""Formulas: TeX in, MathML out."""

from __future__ import annotations

from hub.dialect.math import with_mathml


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


def test_what_is_no_tex_stays_as_it_was_written() -> None:
    broken = r'<span class="arithmatex">\(x_1_2\)</span>'
    assert with_mathml(broken) == r'<code class="arithmatex">x_1_2</code>'
