"""LaTeX in a BibTeX field, as plain text."""

from __future__ import annotations

import pytest

from hub.citations.latex import plain_text


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        ("Trust", "Trust"),
        ("  Two\n  lines ", "Two lines"),
        ("The {LaTeX} {C}ompanion", "The LaTeX Companion"),
        (r"{\'E}tude", "Étude"),
        (r"\'Etude", "Étude"),
        (r"\'{E}tude", "Étude"),
        (r"na{\"\i}ve", "naïve"),
        (r"Fran\c{c}ois", "François"),
        (r"Fran\c cois", "François"),
        (r"\v{C}apek", "Čapek"),
        (r"\AA ngstr{\"o}m", "Ångström"),
        (r"Stra{\ss}e", "Straße"),
        (r"{\O}rsted and {\L}ukasiewicz", "Ørsted and Łukasiewicz"),
        (r"Research \& practice", "Research & practice"),
        (r"50\% of \$10, \#1 in a\_b", "50% of $10, #1 in a_b"),
        (r"\emph{Why} it \textbf{matters}", "Why it matters"),
        ("pp. 3--5 --- so", "pp. 3–5 — so"),
        ("``quoted'' and `so'", "“quoted” and ‘so’"),
        ("no~break", "no break"),
        (r"\href{https://x.example}{a link}", "a link"),
        ("the $n$th", "the nth"),
        (r"un{\unheardof}known", "unknown"),
        (r"$\alpha$-diversity", "α-diversity"),
        (r"ends in \\", "ends in"),
        ("Ørsted — already", "Ørsted — already"),
        ("", ""),
    ],
)
def test_plain_text(latex: str, plain: str) -> None:
    assert plain_text(latex) == plain
