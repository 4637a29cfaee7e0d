"""What elements say by `style`, as classes and sizes."""

from __future__ import annotations

import pytest
from markdown import Markdown

from hub.dialect import figure_blocks, styles

TABLE = """
| a | b | c | d |
|:--|:-:|--:|---|
| 1 | 2 | 3 | 4 |
"""

ALIGNED = """<table>
<thead>
<tr>
<th class="hub-align-left">a</th>
<th class="hub-align-center">b</th>
<th class="hub-align-right">c</th>
<th>d</th>
</tr>
</thead>
<tbody>
<tr>
<td class="hub-align-left">1</td>
<td class="hub-align-center">2</td>
<td class="hub-align-right">3</td>
<td>4</td>
</tr>
</tbody>
</table>"""


def converted(text: str) -> str:
    md = Markdown(extensions=["attr_list", "tables"])
    figure_blocks.register(md, lambda target: target)
    styles.register(md)
    return md.convert(text)


def test_the_cells_of_a_table_are_aligned_by_classes() -> None:
    assert converted(TABLE) == ALIGNED


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        ("width=50%", 'alt="A room" class="hub-width-50" src="a.png"'),
        ("width=33%", 'alt="A room" class="hub-width-35" src="a.png"'),
        ("width=1%", 'alt="A room" class="hub-width-5" src="a.png"'),
        ("width=250%", 'alt="A room" class="hub-width-100" src="a.png"'),
        ("width=300 height=5.5cm", 'alt="A room" height="208" src="a.png" width="300"'),
        ("width=2in", 'alt="A room" src="a.png" width="192"'),
        ("height=50%", 'alt="A room" src="a.png"'),
    ],
)
def test_a_figure_is_as_wide_as_asked_in_steps(written: str, attributes: str) -> None:
    assert converted(f"![A room](a.png){{{written}}}") == (
        f"<figure><img {attributes} /><figcaption>A room</figcaption>\n</figure>"
    )


def test_no_other_style_stays() -> None:
    assert converted('*a*{: style="position:fixed;text-align:center;width:url(x)" }') == (
        '<p><em class="hub-align-center">a</em></p>'
    )
