"""What stands below each other: sections, paragraphs, lists, quotations, code, boxes, figures, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement

from hub.jats.elements import Node, made, nodes_of
from hub.jats.formulas import formula
from hub.jats.lines import Lines, graphic

_BLOCKS = frozenset(
    "address article aside blockquote details dd div dl dt figure footer header h1 h2 h3 h4 h5 h6 hr li main ol p pre "
    "section summary table ul".split()
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_IN_ITEMS = frozenset({"p", "list", "def-list"})
"""What may stand in an item of a list by itself; all else stands in a paragraph there."""


class Blocks:
    """Writes blocks, with the lines in them."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def sections(self, nodes: Iterable[Node]) -> list[etree._Element]:
        """Blocks below each other, those after a heading in its section."""
        top: list[etree._Element] = []
        open_sections: list[tuple[int, etree._Element]] = []
        for block in self.flow(nodes, with_headings=True):
            if level := int(block.get("level", "0")):
                del block.attrib["level"]
                while open_sections and open_sections[-1][0] >= level:
                    open_sections.pop()
            if open_sections:
                open_sections[-1][1].append(block)
            else:
                top.append(block)
            if level:
                open_sections.append((level, block))
        return top

    def flow(self, nodes: Iterable[Node], *, with_headings: bool = False) -> Iterator[etree._Element]:
        """Blocks below each other; what is not a block becomes paragraphs.

        Args:
            nodes: parts of the page.
            with_headings: whether a heading begins a section, which then has its level, and is not a bold paragraph.
        """
        waiting: list[Node] = []
        for node in nodes:
            if isinstance(node, str) or not _is_block(node):
                waiting.append(node)
                continue
            yield from self._paragraph(waiting)
            waiting = []
            yield from self._block(node, with_headings=with_headings)
        yield from self._paragraph(waiting)

    def _paragraph(self, nodes: Iterable[Node], **attributes: str) -> Iterator[etree._Element]:
        paragraph = self.lines.fill(made("p", **attributes), nodes)
        if len(paragraph) or (paragraph.text or "").strip():
            yield paragraph

    def _block(self, element: HtmlElement, *, with_headings: bool) -> Iterator[etree._Element]:
        tag, names = str(element.tag), element.get("class", "").split()
        name = self.lines.ids.wanted(element)
        if element.get("id") == "refs" or tag == "hr":
            return
        if tag in HEADINGS:
            yield from self._heading(element, name, with_headings=with_headings)
        elif tag == "math":
            yield formula(element)
        elif "admonition" in names or tag == "details":
            yield made("boxed-text", *self._of_box(element), id=name)
        elif tag == "p" and not any(map(_is_block, element)):
            yield from self._paragraph(nodes_of(element), id=name)
        elif tag in _WRITE:
            yield from _WRITE[tag](self, element, name)
        else:
            yield from self.flow(nodes_of(element), with_headings=with_headings)

    def _heading(self, element: HtmlElement, name: str, *, with_headings: bool) -> Iterator[etree._Element]:
        words = self.lines.fill(made("title" if with_headings else "bold"), nodes_of(element))
        if not with_headings:
            yield made("p", words, id=name)
        elif not _leads_to_references(element):
            yield made("sec", words, id=name, level=str(element.tag)[1])

    def _of_box(self, element: HtmlElement) -> Iterator[etree._Element]:
        """A box begins with its title, which is a caption in JATS."""
        first = next((child for child in element if isinstance(child.tag, str)), None)
        is_title = first is not None and (first.tag == "summary" or "admonition-title" in first.get("class", ""))
        if first is not None and is_title:
            yield made("caption", self.lines.fill(made("title"), nodes_of(first)))
        yield from self.flow(node for node in nodes_of(element) if not (is_title and node is first))

    def items(self, nodes: Iterable[Node]) -> list[etree._Element]:
        """Blocks where only paragraphs and lists may stand by themselves: never none."""
        made_ = [block if block.tag in _IN_ITEMS else made("p", block) for block in self.flow(nodes)]
        return made_ or [made("p")]


def _is_block(element: HtmlElement | str) -> bool:
    return not isinstance(element, str) and any(
        within.tag in _BLOCKS or (within.tag == "math" and within.get("display") == "block")
        for within in element.iter(etree.Element)
    )


def _leads_to_references(heading: HtmlElement) -> bool:
    following = heading.getnext()
    return following is not None and following.get("id") == "refs"


def _list(blocks: Blocks, element: HtmlElement, name: str) -> Iterator[etree._Element]:
    items = [child for child in element if isinstance(child.tag, str)]
    written = [made("list-item", *blocks.items(nodes_of(item)), id=blocks.lines.ids.wanted(item)) for item in items]
    kind = {"a": "alpha-lower", "A": "alpha-upper", "i": "roman-lower", "I": "roman-upper"}.get(
        element.get("type", ""), "order"
    )
    if written:
        yield made("list", *written, id=name, **{"list-type": "bullet" if element.tag == "ul" else kind})


def _terms(blocks: Blocks, element: HtmlElement, name: str) -> Iterator[etree._Element]:
    """A list of terms; what is said of none stands under an empty one."""
    items: list[etree._Element] = []
    for child in (child for child in element.iter("dt", "dd") if next(child.iterancestors("dl")) is element):
        if child.tag == "dt" or not items:
            items.append(made("def-item", made("term")))
        if child.tag == "dt":
            blocks.lines.fill(items[-1][0], nodes_of(child))
        else:
            items[-1].append(made("def", *blocks.items(nodes_of(child))))
    if items:
        yield made("def-list", *items, id=name)


def _quotation(blocks: Blocks, element: HtmlElement, name: str) -> Iterator[etree._Element]:
    yield made("disp-quote", *blocks.items(nodes_of(element)), id=name)


def _code(_blocks: Blocks, element: HtmlElement, name: str) -> Iterator[etree._Element]:
    yield made("code", element.text_content().strip("\n"), id=name)


def _figure(blocks: Blocks, element: HtmlElement, name: str) -> Iterator[etree._Element]:
    """A figure; one that holds something else than a picture is a box or a table with a caption."""
    captions = [child for child in element if child.tag == "figcaption"]
    caption = [made("caption", *blocks.items(nodes_of(captions[0])))] if captions else []
    rest = [node for node in nodes_of(element) if node not in captions]
    images = list(element.iter("img"))
    tables = [*element.iter("table")]
    if len(tables) == 1 and not images:
        yield made("table-wrap", *caption, _table(blocks, tables[0]), id=name)
    elif len(images) == 1 and not tables and not element.text_content().strip().replace(_words(captions), ""):
        yield made("fig", *caption, graphic("graphic", images[0]), id=name)
    else:
        yield made("boxed-text", *caption, *blocks.flow(rest), id=name)


def _words(captions: list[HtmlElement]) -> str:
    return captions[0].text_content().strip() if captions else "\0"


def _table_by_itself(blocks: Blocks, element: HtmlElement, name: str) -> Iterator[etree._Element]:
    captions = [child for child in element if child.tag == "caption"]
    caption = [made("caption", *blocks.items(nodes_of(captions[0])))] if captions else []
    yield made("table-wrap", *caption, _table(blocks, element), id=name)


def _table(blocks: Blocks, element: HtmlElement) -> etree._Element:
    table = made("table")
    for part in (child for child in element if child.tag in {"thead", "tbody", "tfoot"}):
        rows = [_row(blocks, row) for row in part.iter("tr") if next(row.iterancestors("table")) is element]
        if rows:
            table.append(made(str(part.tag), *rows))
    # JATS has the foot before the body, as HTML 4 had.
    for foot in table.findall("tfoot"):
        table.insert(len(table.findall("thead")), foot)
    return table


def _row(blocks: Blocks, row: HtmlElement) -> etree._Element:
    return made("tr", *(_cell(blocks, cell) for cell in row if cell.tag in {"td", "th"}))


def _cell(blocks: Blocks, cell: HtmlElement) -> etree._Element:
    sides = (name.removeprefix("hub-align-") for name in cell.get("class", "").split() if "hub-align-" in name)
    attributes = {name: cell.get(name, "") for name in ("colspan", "rowspan", "scope")}
    written = made(str(cell.tag), **attributes, align=next(sides, ""))
    if not any(map(_is_block, cell)):
        return blocks.lines.fill(written, nodes_of(cell))
    written.extend(blocks.items(nodes_of(cell)))
    return written


_WRITE: dict[str, Callable[[Blocks, HtmlElement, str], Iterator[etree._Element]]] = {
    "blockquote": _quotation,
    "dl": _terms,
    "figure": _figure,
    "ol": _list,
    "pre": _code,
    "table": _table_by_itself,
    "ul": _list,
}
