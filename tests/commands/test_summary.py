"""`hub summary`: what a newcomer reads on the page of a pull request."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hub.cli import main
from tests.conftest import write_hub

PAPER = "---\ntitle: {title}\nauthors: [Ada Example]\ndate: 2026-01-31\n{more}---\n{text}\n"

FILES = {
    "docs/themes/trust.md": "---\ntitle: Trust\n---\nText.\n",
    "docs/about.md": "---\ntitle: About\nzzzz: 1\n---\nText.\n",
    "papers/trust/paper.md": PAPER.format(title="Trust *now*", more="themes: [trsut]\n", text="![Two](<a_b @ada.png>)"),
    "papers/trust/chart.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "papers/sound/paper.md": PAPER.format(title="Sound", more="", text="Text."),
}

MEND = """## 2 things to mend before this can be published

### Where

**papers/trust/paper.md**

- line 5: themes must name a theme of the hub; found 'trsut'. Did you mean 'trust'? (theme-is-known)
- line 7: A figure must be a file beside the text (avif, gif, jpeg, jpg, png, svg, webp); found 'a\\_b &#64;ada.png'. \
(figure-exists)

To mend a file, open the pull request and its **Files changed**, find the file, choose the three dots beside its name
and then **Edit file**. Save it with **Commit changes**. The checks then run again by themselves.

1 thing to mend is in files that this proposal does not change. They are not yours to mend, though they hold up its \
publication: the editors see them too.

### See it as it will appear

[Download the preview](https://forge.example/preview), unpack the file and open a page in your browser:

- papers/trust/index.html: Trust now

Search works on the published site only.

### What happens next

1. You mend what is listed above, or ask in a comment if something is unclear. Nobody minds questions.
2. An editor reads what you propose and may comment on single lines. You answer in the same place.
3. When both of you are content, the editor merges it, and it is on the site a few minutes later.
"""

SOUND = """## Nothing to mend

The checks found nothing wrong with what you propose. Thank you for it.

### What happens next

1. An editor reads what you propose and may comment on single lines. You answer in the same place.
2. When both of you are content, the editor merges it, and it is on the site a few minutes later.
"""


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_hub(tmp_path, FILES))
    return tmp_path


def summary(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["summary", *arguments])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_what_is_to_be_mended_where_the_preview_is_and_what_happens_next(hub: Path) -> None:
    assert summary("--preview", "https://forge.example/preview", "--", "papers/trust/paper.md") == MEND


def test_a_changed_figure_changes_its_page(hub: Path) -> None:
    told = summary("--preview", "https://forge.example/preview", "--", "papers/trust/chart.svg")
    assert "- papers/trust/index.html: Trust" in told


def test_nothing_to_mend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_hub(tmp_path, {"papers/sound/paper.md": FILES["papers/sound/paper.md"]}))
    assert summary("papers/sound/paper.md") == SOUND


def test_a_preview_of_something_else_than_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_hub(tmp_path, {"papers/sound/paper.md": FILES["papers/sound/paper.md"]}))
    told = summary("--preview", "https://forge.example/preview", "--", "hub/cli.py", "--odd name")
    assert "unpack the file and open a page in your browser, such as `index.html`.\n" in told


def test_of_many_findings_in_a_file_the_first_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"[Nothing](none-{number}.md)\n\n" for number in range(60))
    monkeypatch.chdir(write_hub(tmp_path, {"docs/about.md": f"---\ntitle: About\n---\n{text}"}))
    told = summary("docs/about.md")
    assert told.startswith("## 60 things to mend before this can be published\n")
    assert told.count("- line ") == 50
    assert "- and 10 more of this file\n" in told


def test_outside_a_hub(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["summary", "--config", str(tmp_path / "mkdocs.yml")])
    assert result.exit_code == 2
    assert "mkdocs.yml cannot be read" in result.stderr
