"""What stands below each other: paragraphs, headings, lists, quotations, code, boxes, references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement

from hub.typesetting.figures import figure
from hub.typesetting.formulas import formula
from hub.typesetting.lines import Line
from hub.typesetting.markup import breakable, call, content, string
from hub.typesetting.setter import Node, State, classes, nodes_of
from hub.typesetting.tables import table

DEEPEST = 12
"""How many blocks within each other are set as such: Typst ends where they are many. Those deeper follow each other."""
DEEPEST_HEADING = 6
_BLOCKS = frozenset(
    "address article aside blockquote details dd div dl dt figure footer header h1 h2 h3 h4 h5 h6 hr li main ol p pre "
    "section summary table ul".split()
)
"""The elements that are no part of a line."""


class Setting:
    """An article's elements as Typst's markup."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._depth = 0
        self._headings: list[int] = []

    def flow(self, nodes: Iterable[Node]) -> str:
        """Blocks below each other; what is not a block becomes paragraphs."""
        return "\n\n".join(block for block in self._blocks(nodes) if block)

    def line(self, nodes: Iterable[Node]) -> str:
        """What stands in a line."""
        return Line(self).add(nodes).markup()

    def heading_level(self, element: HtmlElement) -> int:
        """How deep a heading stands among those above it: a PDF's headings leave no level out."""
        level = int(str(element.tag)[1])
        self._headings = [above for above in self._headings if above < level]
        self._headings.append(level)
        return min(len(self._headings), DEEPEST_HEADING)

    def _blocks(self, nodes: Iterable[Node]) -> Iterator[str]:
        waiting: list[Node] = []
        for node in nodes:
            if isinstance(node, str) or not _is_block(node):
                waiting.append(node)
                continue
            yield self.line(waiting)
            waiting = []
            yield from self._block(node)
        yield self.line(waiting)

    def _block(self, element: HtmlElement) -> Iterator[str]:
        anchor = self.state.anchor(element)
        set_ = _OF_CLASS.get(next((name for name in sorted(classes(element)) if name in _OF_CLASS), ""))
        set_ = set_ or _OF_TAG.get(str(element.tag))
        if set_ is None or self._depth >= DEEPEST:
            yield anchor
            yield from self._blocks(nodes_of(element))
            return
        self._depth += 1
        yield f"{anchor}{set_(element, self)}"
        self._depth -= 1


def _is_block(element: HtmlElement) -> bool:
    """Whether an element is no part of a line, or holds one that is not."""
    return any(
        within.tag in _BLOCKS or (within.tag == "math" and within.get("display") == "block")
        for within in element.iter(etree.Element)
    )


def _heading(element: HtmlElement, setting: Setting) -> str:
    words = setting.line(nodes_of(element))
    return call("heading", content(words), depth=str(setting.heading_level(element))) if words else ""


def _list(element: HtmlElement, setting: Setting) -> str:
    items = [child for child in element if isinstance(child.tag, str)]
    is_tight = "false" if any(item.find("p") is not None for item in items) else "true"
    set_ = [f"{setting.state.anchor(item)}{setting.flow(nodes_of(item))}" for item in items]
    if element.tag == "ul":
        return _call("list", [content(item) for item in set_], f"tight: {is_tight}")
    numbers = _numbers(items, int(element.get("start", "1")) if element.get("start", "1").isdigit() else 1)
    numbered = [f"enum.item({number})[{item}]" for number, item in zip(numbers, set_, strict=True)]
    kind = element.get("type", "1")
    numbering = f'"{kind if kind in "1aAiI" else "1"}."'
    return _call("enum", numbered, f"tight: {is_tight}, numbering: {numbering}")


def _numbers(items: Iterable[HtmlElement], number: int) -> Iterator[int]:
    for item in items:
        value = item.get("value", "")
        number = int(value) if value.isascii() and value.isdigit() else number
        yield number
        number += 1


def _call(function: str, items: Iterable[str], options: str) -> str:
    return f"#{function}({options},\n" + "".join(f"  {item},\n" for item in items) + ")"


def _terms(element: HtmlElement, setting: Setting) -> str:
    """A list of terms, each with what is said of it; a `div` may hold a pair."""
    items: list[tuple[str, list[str]]] = []
    for child in element.iter("dt", "dd"):
        if next(child.iterancestors("dl")) is not element:
            continue
        if child.tag == "dt":
            items.append((setting.state.anchor(child) + setting.line(nodes_of(child)), []))
        elif items:
            items[-1][1].append(setting.flow(nodes_of(child)))
        else:
            items.append(("", [setting.flow(nodes_of(child))]))
    pairs = ((term, "\n\n".join(said)) for term, said in items)
    return _call("terms", (f"terms.item([{term}], [{said}])" for term, said in pairs), "tight: false")


def _quotation(element: HtmlElement, setting: Setting) -> str:
    return f"#quote(block: true)[{setting.flow(nodes_of(element))}]"


def _code(element: HtmlElement, _setting: Setting) -> str:
    return call("code-block", string(breakable(element.text_content().strip("\n"))))


def _box(element: HtmlElement, setting: Setting) -> str:
    """An admonition, or what a page folds: on paper it lies open."""
    title = next((child for child in element if child.tag == "summary" or "admonition-title" in classes(child)), None)
    words = setting.line(nodes_of(title)) if title is not None else ""
    inside = setting.flow(node for node in nodes_of(element) if node is not title)
    return call("boxed", content(words), content(inside))


def _entry(element: HtmlElement, setting: Setting) -> str:
    return f"#reference[{setting.flow(nodes_of(element))}]"


def _equation(element: HtmlElement, setting: Setting) -> str:
    """A displayed formula with its number."""
    number = element.find("span[@class='hub-equation__number']")
    rest = [node for node in nodes_of(element) if node is not number]
    words = setting.line(nodes_of(number)) if number is not None else ""
    return call("numbered", content(setting.flow(rest)), content(words))


def _sides(element: HtmlElement, setting: Setting) -> str:
    """What each of the two can ask, side by side."""
    return call("sides", *(content(setting.flow([side])) for side in element if isinstance(side.tag, str)))


def _form(element: HtmlElement, setting: Setting) -> str:
    """What there is to fill in, each with room for it."""
    fields = (
        call("field", content(setting.line(nodes_of(label))), content(setting.flow(nodes_of(help_))), _room(pair))
        for pair in element.iterfind("div")
        if (label := pair.find("dt")) is not None and (help_ := pair.find("dd")) is not None
    )
    return "\n\n".join(fields)


def _is_form(element: HtmlElement) -> bool:
    return element.find("div[@class]") is not None


def _room(field: HtmlElement) -> str:
    """How many lines there are to write on."""
    kind = next((name.partition("--")[2] for name in classes(field) if name.startswith("hub-form__field--")), "")
    return {"long-text": "5", "choice": "0", "checkbox": "0"}.get(kind, "1")


Set = Callable[[HtmlElement, Setting], str]
_OF_TAG: dict[str, Set] = {
    "blockquote": _quotation,
    "details": _box,
    "dl": lambda element, setting: (_form if _is_form(element) else _terms)(element, setting),
    "figure": figure,
    "hr": lambda _element, _setting: "#rule()",
    "math": lambda element, setting: formula(element, setting.state),
    "ol": _list,
    "pre": _code,
    "table": table,
    "ul": _list,
    **{f"h{level}": _heading for level in range(1, 7)},
}
_OF_CLASS: dict[str, Set] = {
    "admonition": _box,
    "csl-entry": _entry,
    "hub-cite__text": _entry,
    "hub-phase__purpose": lambda element, setting: call("purpose", content(setting.line(nodes_of(element)))),
    "hub-phase__sides": _sides,
    "hub-question__helps": lambda element, setting: call("hint", content(setting.line(nodes_of(element)))),
    "hub-equation": _equation,
}
