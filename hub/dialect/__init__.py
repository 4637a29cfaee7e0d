"""Pandoc's Markdown beyond citations, and LaTeX with an obvious meaning in HTML: one module for each form.

Papers for JOSS are written in it. The modules are Python-Markdown steps that know no page and no library.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown import Markdown

from hub.dialect import (
    blocks,
    characters,
    code_blocks,
    containers,
    cross_references,
    definition_lists,
    fenced_divs,
    fences,
    figure_blocks,
    footnote_order,
    formulas,
    heading_links,
    html_blocks,
    indented_blocks,
    inline_notes,
    inline_patterns,
    latex_commands,
    latex_environments,
    latex_macros,
    lists,
    quotations,
    spans,
    styles,
    tables,
)

BLOCKS = blocks.Readers(
    anywhere=(
        code_blocks.fenced,
        code_blocks.verbatim_html,
        html_blocks.html_block,
        fenced_divs.fenced_div,
        latex_environments.environment,
    ),
    after_blank=(
        code_blocks.indented,
        tables.a_table,
        quotations.line_block,
        quotations.quotation,
        indented_blocks.footnote,
        indented_blocks.box,
        lists.a_list,
        definition_lists.definition_list,
    ),
    in_items=(lists.nested_list,),
)
"""The kinds of block, in the order in which they are looked for."""


_READ_HERE = ("ulist", "olist", "indent", "quote", "deflist", "defindent", "table")
"""Blocks that Python-Markdown need not look for: it would do so without a bound, and is given none but the deepest."""


def register(md: Markdown, figure: Callable[[str], str]) -> None:
    """Add all steps: the source, first to last, then blocks and words, then the tree.

    Args:
        md: what converts the text.
        figure: gives the address of the file that is shown for a figure; nothing if none is there.
    """
    for name in _READ_HERE:
        md.parser.blockprocessors.deregister(name, strict=False)
    fences.register(md)
    latex_macros.register(md)
    lists.register(md)
    blocks.register(md, BLOCKS)
    formulas.register(md)
    latex_commands.register(md)
    inline_notes.register(md)
    containers.register(md)
    characters.register(md)
    spans.register(md)
    footnote_order.register(md)
    figure_blocks.register(md, figure)
    cross_references.register(md)
    heading_links.register(md)
    tables.register(md)
    styles.register(md)
    inline_patterns.register(md)
