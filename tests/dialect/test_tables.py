"""Tables, as HTML."""

from __future__ import annotations

from markdown import Markdown

from hub.dialect import tables


def test_a_table_scrolls_in_a_frame_that_the_keyboard_reaches() -> None:
    md = Markdown(extensions=["tables"])
    tables.register(md)

    assert md.convert("Before.\n\n| a |\n|---|\n| b |\n\nAfter.") == (
        "<p>Before.</p>\n"
        '<div aria-label="Table" class="hub-table-frame" role="group" tabindex="0">'
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table></div>\n"
        "<p>After.</p>"
    )
