"""What a text from a stranger may put on a page: nothing that runs, nothing that loads from elsewhere."""

from __future__ import annotations

import html
import re

import lxml.html
import pytest
from markdown import Markdown

from hub.safety import is_safe, sanitise, unsafe_tags, with_unsafe_as_text


def shown(text: str) -> str:
    """A text as the hub converts it: unsafe tags to text, Markdown to HTML, and the sanitiser over all."""
    converter = Markdown(
        extensions=["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "pymdownx.superfences"]
    )
    return sanitise(converter.convert(with_unsafe_as_text(text)))


LIVE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://elsewhere.example/x.js></SCRIPT>",
    "<script>alert(1)",
    "Text <script\n>alert(1)</script\n> text",
    "<img src=x onerror=alert(1)>",
    "<img src='x' OnError='alert(1)'>",
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<math href='javascript:alert(1)'>x</math>",
    "<pre><script>alert(1)</script></pre>",
    "<img src='https://elsewhere.example/x.png'>",
    "<img alt='x' src=//elsewhere.example/x.png>",
    "<img src='&#104;ttps://elsewhere.example/x.png'>",
    "<iframe src='https://elsewhere.example/'></iframe>",
    "<object data='x.swf'></object>",
    "<embed src='x.swf'>",
    "<form action='https://elsewhere.example/'><button>x</button></form>",
    "<meta http-equiv='refresh' content='0;url=https://elsewhere.example/'>",
    "<link rel='stylesheet' href='https://elsewhere.example/x.css'>",
    "<base href='https://elsewhere.example/'>",
    "<style>@import 'https://elsewhere.example/x.css';</style>",
    "<p style='background:url(https://elsewhere.example/x)'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<video src=x onloadstart=alert(1)></video>",
    "<audio src='https://elsewhere.example/x.mp3'></audio>",
    "<details open ontoggle=alert(1)>x</details>",
    "[x](javascript:alert(1))",
    "[x](java&#10;script:alert(1))",
    "![x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "text {: onclick=alert(1) }",
    "# Heading {: onclick=alert(1) style=position:fixed }",
    '<div markdown="1"><script>alert(1)</script></div>',
    '<div markdown="1" onclick="alert(1)">x</div>',
    "| a |\n|---|\n| <script>alert(1)</script> |\n",
    "Text[^1].\n\n[^1]: <script>alert(1)</script>\n",
    "*[x]: <script>alert(1)</script>\n\nx\n",
    "<!--><script>alert(1)</script>-->",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
    "<x-element onclick=alert(1)>x</x-element>",
]

ELEMENTS = "script iframe object embed form button input meta link base style svg video audio template noscript"


@pytest.mark.parametrize("text", LIVE)
def test_nothing_runs_and_nothing_loads(text: str) -> None:
    page = lxml.html.fragment_fromstring(shown(text), create_parent=True)
    assert {str(element.tag) for element in page.iter()}.isdisjoint(ELEMENTS.split())
    for element in page.iter():
        assert [name for name in element.attrib if name.startswith("on") or name in {"style", "action", "srcset"}] == []
        assert re.match(r"(?![a-z]+:|//)", str(element.get("src", "")))
        assert re.match(r"(?!\s*(?:javascript|data|vbscript))", str(element.get("href", "")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Text <script\n>alert(1)</script> text", "Text <script\n>alert(1)</script> text"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("<iframe src='x'>inside</iframe>", "<iframe src='x'>inside</iframe>"),
        ("<pre><script>alert(1)</script></pre>", "<script>alert(1)</script>"),
    ],
)
def test_what_could_run_is_shown_as_it_was_written(text: str, words: str) -> None:
    plain = html.unescape(re.sub(r"<[^>]*>", "", shown(text))).strip()
    assert plain == words


@pytest.mark.parametrize(
    "text",
    [
        "H<sub>2</sub>O and x<sup>2</sup>",
        '<abbr title="for example">e.g.</abbr>',
        "<details open><summary>More</summary>Text</details>",
        '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
        "<math><mi>x</mi></math>",
        "<kbd>Ctrl</kbd> + <mark>x</mark>",
        '<a href="https://elsewhere.example/">x</a>',
        "a < b and c > d, 1 <2",
    ],
)
def test_what_formats_stays(text: str) -> None:
    assert list(unsafe_tags(text)) == []
    assert with_unsafe_as_text(text) == text
    assert sanitise(f"<p>{text}</p>").replace("&lt;", "<").replace("&gt;", ">").count("<") >= text.count("<")


@pytest.mark.parametrize("text", ["`<script>`", "    <script>\n", "```\n<script>\n```\n"])
def test_code_shows_tags_as_code(text: str) -> None:
    assert list(unsafe_tags(text)) == []
    assert shown(text).count("&lt;script&gt;") == 1


def test_every_unsafe_tag_knows_its_place() -> None:
    assert list(unsafe_tags("a <b>b</b> <i onclick=x>c</i>\n<iframe>")) == [
        (11, "<i onclick=x>"),
        (30, "<iframe>"),
    ]


@pytest.mark.parametrize("tag", ["<b", "<>", "< script>", "<3"])
def test_what_is_no_tag_is_not_safe_by_itself(tag: str) -> None:
    assert is_safe(tag) is (tag == "<b")
