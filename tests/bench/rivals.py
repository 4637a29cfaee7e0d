"""What others take for the same papers, base and style: pandoc file by file, and MkDocs with its citation plugin.

Both are slow enough that a sample is measured and the whole worked out from it. They make the papers' pages alone:
no indexes, no pages of references, no feeds.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pypandoc

from hub.citations.style import find_style
from hub.configuration import Configuration
from tests.bench.measure import measure

SAMPLE = 20

_STOCK = """\
site_name: Papers
theme:
  name: material
  font: false
plugins:
  - search
  - bibtex:
      bib_file: {base}
      csl_file: {style}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables]
"""


def pandoc_seconds(tree: Path, papers: int) -> float:
    """Processor time that `pandoc --citeproc` takes for every paper of a hub, each by itself."""
    command = [pypandoc.get_pandoc_path(), "--citeproc", "--to", "html", "--output", tree / "pandoc.html"]
    command += ["--bibliography", tree / "references.bib", "--csl", _style(tree)]
    sample = _texts(tree)[:SAMPLE]
    runs = (measure([*command, text], tree) for text in sample)
    return sum(run.cpu for run in runs) / len(sample) * papers


def stock_seconds(tree: Path, papers: int, scratch: Path) -> float:
    """Processor time that MkDocs with Material and mkdocs-bibtex takes for every paper of a hub.

    A build of a few papers and one of more tell what starting costs and what each paper adds.
    """
    texts = _texts(tree)[:SAMPLE]
    few, many = max(1, len(texts) // 5), len(texts)
    small, large = (_stock_build(tree, texts[:count], scratch / f"stock-{count}") for count in (few, many))
    a_paper = (large - small) / (many - few)
    return large + a_paper * (papers - many)


def _stock_build(tree: Path, texts: list[Path], folder: Path) -> float:
    for text in texts:
        shutil.copytree(text.parent, folder / "docs" / text.parent.name)
    configuration = _STOCK.format(base=tree / "references.bib", style=_style(tree))
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    return measure([sys.executable, "-m", "mkdocs", "build"], folder).cpu


def _texts(tree: Path) -> list[Path]:
    return sorted(tree.glob("papers/*/paper.md"))


def _style(tree: Path) -> Path:
    return find_style(Configuration.read(tree / "mkdocs.yml").style, tree)
