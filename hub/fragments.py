"""A tag for templates: parts that come out the same on many pages are made once.

`{% once key %}…{% endonce %}` is a Jinja extension. What stands between may depend on its key, if it has one, and on
what all pages share. Its links lead over the site's root: straight ones would be right on one page alone.
"""

from __future__ import annotations

from jinja2 import Environment, nodes, pass_context
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context, Macro


class Once(Extension):
    """The tag. What it has made lives as long as the environment that it is added to: one building of the site."""

    tags = {"once"}  # noqa: RUF012 (Jinja's own declaration)

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._made: dict[tuple[object, ...], str] = {}
        self._depth = 0
        self._url = environment.filters["url"]
        environment.filters["url"] = self._link

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag and what stands in it."""
        line = next(parser.stream).lineno
        is_alone = parser.stream.current.test("block_end")
        key = nodes.Const(None) if is_alone else parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{line}")
        call = self.call_method("_once", [nodes.ContextReference(), place, key])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _once(self, context: Context, place: str, key: object, caller: Macro) -> str:
        name = (place, key, context["base_url"])
        if name not in self._made:
            self._depth += 1
            self._made[name] = caller()
            self._depth -= 1
        return self._made[name]

    @pass_context
    def _link(self, context: Context, address: str) -> str:
        """The generator's own filter `url`, which goes over the root if it is not told on which page it is."""
        where = {"base_url": context["base_url"], "page": None} if self._depth else context
        link: str = self._url(where, address)
        return link.removesuffix(".") if link.endswith("/.") else link
