"""What a text from a stranger may put on a page: nothing that runs, nothing that loads from elsewhere.

Two lines of defence: raw tags that could run are shown as text, which loses nothing; then the whole converted page is
cleaned by nh3 (the ammonia library), whatever extension it came through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import nh3

from hub.prose import Kind, stretches

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; "
    "script-src 'self' 'wasm-unsafe-eval'; "  # Pagefind searches with WebAssembly
    "worker-src 'self'; "
    "connect-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "  # the theme's style sheet draws its marks from such addresses
    "manifest-src 'self'; "
    "base-uri 'none'; "
    "form-action 'self'"
)
"""What browsers let a page of the site do (W3C, Content Security Policy Level 3): run and show what the site itself
serves in files, nothing that stands in a page, and nothing from any other host."""
PREVIEW_POLICY = CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
"""The same for a preview, whose server reloads pages by a script that it puts into them."""
HEADERS = {
    "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""What a host that can send headers should send with every page. Who may frame one cannot be said in the page."""

TEXT_TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup "
    "table tbody td tfoot th thead time tr u ul var wbr".split()
)
"""The elements of HTML that format text."""
MATH_TAGS = frozenset(
    "math annotation semantics mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup "
    "msup mtable mtd mtext mtr munder munderover mmultiscripts mprescripts none menclose merror".split()
)
"""The elements of MathML Core and a few of its elders."""

_ANYWHERE = frozenset({"class", "dir", "id", "lang", "role", "title"})
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(_ANYWHERE),
    "a": {"href", "hreflang", "rel"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "div": {"tabindex"},
    "img": {"alt", "height", "loading", "src", "width"},
    "ins": {"datetime"},
    "li": {"value"},
    "math": {"display", "xmlns"},
    "annotation": {"encoding"},
    "mo": {
        "fence",
        "form",
        "largeop",
        "lspace",
        "maxsize",
        "minsize",
        "movablelimits",
        "rspace",
        "separator",
        "stretchy",
    },
    "mi": {"mathvariant"},
    "mstyle": {"displaystyle", "mathvariant", "scriptlevel"},
    "mfrac": {"linethickness"},
    "mspace": {"width"},
    "mtable": {"columnalign", "displaystyle", "rowspacing", "columnspacing"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
SCHEMES = {"http", "https", "mailto", "doi", "ftp"}
"""What the target of a link may begin with."""
_TAG = re.compile(r"<[A-Za-z/](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_NAME = re.compile(r"</?\s*([A-Za-z][\w:-]*)")
_LIVE_ATTRIBUTE = re.compile(
    r"[\s\"'/](?:on\w+|style|srcdoc|srcset|formaction|xlink:href|background)\s*=", re.IGNORECASE
)
_LIVE_ADDRESS = re.compile(
    r"=\s*[\"']?[\s\x00-\x20]*(?:j\s*a\s*v\s*a|v\s*b)\s*script\s*:|=\s*[\"']?\s*data:(?!image/(?:png|jpeg|gif|webp))",
    re.IGNORECASE,
)
_FROM_ELSEWHERE = re.compile(r"""[\s"'/]src\s*=\s*["']?\s*(?:[a-z]+:|//)""", re.IGNORECASE)


def unsafe_tags(text: str) -> Iterator[tuple[int, str]]:
    """The raw tags of a Markdown text that could run or load something, each with its offset."""
    for stretch in stretches(text):
        if stretch.kind is Kind.TAG or (stretch.kind is Kind.CODE and text[stretch.start] == "<"):
            for found in _TAG.finditer(text, stretch.start, stretch.end):
                if not is_safe(found[0]):
                    yield found.start(), found[0]


def is_safe(tag: str) -> bool:
    """Whether a raw tag only formats.

    >>> is_safe('<sub>'), is_safe('<script>'), is_safe('<img src=x onerror=alert(1)>')
    (True, False, False)
    """
    found = _NAME.match(tag)
    if found is None or found[1].lower() not in TEXT_TAGS | MATH_TAGS:
        return False
    return not (_LIVE_ATTRIBUTE.search(tag) or _LIVE_ADDRESS.search(tag) or _FROM_ELSEWHERE.search(tag))


def with_unsafe_as_text(text: str) -> str:
    """A Markdown text whose unsafe tags will be shown as they were written."""
    parts, position = [], 0
    for offset, tag in unsafe_tags(text):
        parts += [text[position:offset], "&lt;", tag[1:].replace(">", "&gt;").replace("<", "&lt;")]
        position = offset + len(tag)
    return "".join([*parts, text[position:]])


def sanitise(html: str) -> str:
    """A page's converted text, with only what formats."""
    return _CLEANER.clean(html) if html else ""


def _kept(_tag: str, name: str, value: str) -> str | None:
    """An attribute's value, but for a source on another host: a page asks nobody else for anything."""
    return None if name == "src" and _OTHER_HOST.match(value) else value


_OTHER_HOST = re.compile(r"\s*(?:[a-z]+:|//|\\\\)", re.IGNORECASE)
# Made once: that takes longer than to clean a paragraph.
_CLEANER = nh3.Cleaner(
    tags=set(TEXT_TAGS | MATH_TAGS),
    attribute_filter=_kept,
    attributes=_ATTRIBUTES,
    generic_attribute_prefixes={"data-", "aria-"},
    url_schemes=SCHEMES,
    link_rel=None,
)
