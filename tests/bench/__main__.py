"""`python -m tests.bench 500`: build a hub of 500 invented papers and one of a fifth, and tell what each took."""

from __future__ import annotations

import argparse
import math
import re
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.bench import large_base, rivals
from tests.bench.generate import generate
from tests.bench.measure import CommandFailedError, Cost, measure
from tests.bench.survey import MOST_PAPERS_ON_A_PAGE, Survey, survey
from tests.bench.table import Row, table

FEWEST = 10
FEWEST_REFERENCES = 20
TIMES = 5
"""How many times the smaller of the two hubs goes into the larger one."""
SEARCH_INDEXER = "pagefind"
HUB = Path(sys.executable).with_name("hub")
BUILD = (sys.executable, "-m", "mkdocs", "build", "--strict")
PAGES_ALONE = {"EXPORTS": "off"}
"""What leaves out the files in which texts are taken away, as no other program makes any."""


@dataclass(frozen=True)
class Checks:
    """What `hub check` took."""

    cold: Cost
    """With nothing kept from before."""
    warm: Cost
    """With what that run kept."""
    changed: Cost
    """The same, with a word more in one paper."""


@dataclass(frozen=True)
class Result:
    """What one hub took."""

    papers: int
    references: int
    checks: Checks
    cold: Cost
    warm: Cost
    site: Survey


def main() -> int:
    """Generate, build, measure and print."""
    options = _options()
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        try:
            results = [_result(size, folder / str(size), options) for size in (options.papers // TIMES, options.papers)]
            rows = [*_rows(results), *_growth(*results)]
            rows += _file_rows(results[0], folder / str(results[0].papers))
            rows += _rival_rows(*results, folder / str(options.papers))
            rows += _citation_rows(results[-1], folder / str(options.papers))
            rows += _base_rows()
        except CommandFailedError as error:
            print(error, file=sys.stderr)
            return 1
    print(table(rows))
    return _verdict(results)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("papers", type=int, nargs="?", default=500, help=f"how many papers, {FEWEST} at least (500)")
    parser.add_argument(
        "--references",
        type=int,
        default=1000,
        help=f"how many works the base holds, {FEWEST_REFERENCES} at least (1000)",
    )
    parser.add_argument("--seed", type=int, default=1, help="another number gives another hub (1)")
    parser.add_argument(
        "--keep",
        type=lambda name: Path(name).resolve(),
        metavar="FOLDER",
        help="generate into FOLDER, and leave it there",
    )
    options = parser.parse_args()
    if options.papers < FEWEST:
        parser.error(f"{FEWEST} papers at least")
    if options.references < FEWEST_REFERENCES:
        parser.error(f"{FEWEST_REFERENCES} references at least")
    if options.keep and options.keep.exists() and any(options.keep.iterdir()):
        parser.error(f"{options.keep} must be empty")
    return options


def _result(size: int, tree: Path, options: argparse.Namespace) -> Result:
    """Generate a hub of a size, and build it twice: with nothing kept from before, then with what that build kept."""
    _say(f"Generating a hub of {size} papers")
    plan = generate(tree, size, options.references, seed=options.seed)
    _say("  checking it")
    checks = _checks(tree)
    _say("  building it, cold")
    cold = measure(BUILD, tree, **PAGES_ALONE)
    _say("  building it, warm")
    warm = measure(BUILD, tree, **PAGES_ALONE)
    papers = {plan.slug(number) for number in range(size)}
    return Result(size, options.references, checks, cold, warm, survey(tree / "site", papers))


def _checks(tree: Path) -> Checks:
    """Check a hub three times. It stays as it was generated."""
    cold, warm = (measure([HUB, "check"], tree) for _ in range(2))
    paper = min(tree.glob("papers/*/paper.md"))
    before = paper.read_bytes()
    paper.write_bytes(before + b"\nOne word more.\n")
    changed = measure([HUB, "check"], tree)
    paper.write_bytes(before)
    return Checks(cold, warm, changed)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _rows(results: list[Result]) -> list[Row]:
    sites = [result.site for result in results]
    return [
        ("Content", []),
        ("papers", [f"{result.papers:,}" for result in results]),
        ("references in the base", [f"{result.references:,}" for result in results]),
        ("hub check", []),
        ("CPU seconds, cold", [f"{result.checks.cold.cpu:,.1f}" for result in results]),
        ("CPU seconds, warm", [f"{result.checks.warm.cpu:,.1f}" for result in results]),
        ("CPU seconds, one paper changed", [f"{result.checks.changed.cpu:,.1f}" for result in results]),
        ("largest process, MB", [f"{result.checks.cold.peak():,.0f}" for result in results]),
        ("Build, cold", []),
        *_build_rows(results, [result.cold for result in results]),
        ("Build, warm", []),
        *_build_rows(results, [result.warm for result in results]),
        ("Site", []),
        ("pages", [f"{site.pages:,}" for site in sites]),
        ("MB", [f"{site.megabytes:,.1f}" for site in sites]),
        ("bytes of the largest page", [f"{site.largest_bytes:,}" for site in sites]),
        ("most papers that a page names", [f"{site.papers_on_fullest:,}" for site in sites]),
    ]


def _build_rows(results: list[Result], costs: list[Cost]) -> list[Row]:
    programs = sorted({program for cost in costs for program in cost.shares})
    a_paper = [1000 * cost.cpu / result.papers for cost, result in zip(costs, results, strict=True)]
    return [
        ("seconds", [f"{cost.seconds:,.1f}" for cost in costs]),
        ("CPU seconds", [f"{cost.cpu:,.1f}" for cost in costs]),
        *((f"  of {program}", [f"{cost.shares.get(program, 0):,.1f}" for cost in costs]) for program in programs),
        ("CPU milliseconds a paper", [f"{milliseconds:,.1f}" for milliseconds in a_paper]),
        ("largest process, MB", [f"{cost.peak():,.0f}" for cost in costs]),
        ("  it is", [cost.largest for cost in costs]),
        ("largest but the search indexer, MB", [f"{cost.peak(SEARCH_INDEXER):,.0f}" for cost in costs]),
        ("all processes together, MB", [f"{cost.together:,.0f}" for cost in costs]),
    ]


def _growth(small: Result, large: Result) -> list[Row]:
    """How cost grows with papers while the base stays: 1 is in proportion, 2 is with the square."""
    rows: list[Row] = [(f"From {small.papers:,} to {large.papers:,} papers", [])]
    for label, before, after in (("cold", small.cold, large.cold), ("warm", small.warm, large.warm)):
        exponent = math.log(after.cpu / before.cpu) / math.log(large.papers / small.papers)
        a_further_paper = 1000 * (after.cpu - before.cpu) / (large.papers - small.papers)
        rows += [
            (f"exponent of CPU time, {label}", ["", f"{exponent:.2f}"]),
            (f"CPU milliseconds for each further paper, {label}", ["", f"{a_further_paper:,.1f}"]),
        ]
    return rows


def _file_rows(result: Result, tree: Path) -> list[Row]:
    """What the files of all texts take besides a build of the smaller hub with nothing changed."""
    _say(f"Making the files of {result.papers} papers")
    cold, warm = (measure(BUILD, tree) for _ in range(2))
    rows: list[Row] = [(f"Files of {result.papers:,} papers in every format, besides a warm build", [])]
    for label, cost in (("cold", cold), ("with nothing changed", warm)):
        rows += [
            (f"seconds, {label}", [f"{cost.seconds - result.warm.seconds:,.1f}"]),
            (f"CPU seconds, {label}", [f"{cost.cpu - result.warm.cpu:,.1f}"]),
        ]
    return rows


def _rival_rows(small: Result, large: Result, tree: Path) -> list[Row]:
    """What others take. They make the papers' pages alone, so that what a further paper takes is compared as well."""
    _say("Building the same papers with pandoc and with stock MkDocs")
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        pandoc = rivals.pandoc_seconds(tree, large.papers)
        stock = rivals.stock_seconds(tree, large.papers, Path(scratch))
    pages = {result.papers: result.cold.cpu - result.cold.shares.get(SEARCH_INDEXER, 0) for result in (small, large)}
    a_further_page = (pages[large.papers] - pages[small.papers]) / (large.papers - small.papers)
    a_further_paper = (large.cold.cpu - small.cold.cpu) / (large.papers - small.papers)
    rows: list[Row] = [(f"Others, the same {large.papers:,} papers, worked out from {rivals.SAMPLE} of them", [])]
    for label, seconds in (("pandoc --citeproc for each file", pandoc), ("MkDocs with mkdocs-bibtex", stock)):
        rows += [
            (f"{label}, CPU seconds", ["", f"{seconds:,.1f}"]),
            ("  times the hub's cold build", ["", f"{seconds / large.cold.cpu:.1f}"]),
            ("  times that without the search index", ["", f"{seconds / pages[large.papers]:.1f}"]),
            ("  a paper, times a further paper of the hub's", ["", f"{seconds / large.papers / a_further_paper:.1f}"]),
            ("  a paper, times that without the search index", ["", f"{seconds / large.papers / a_further_page:.1f}"]),
        ]
    return rows


def _citation_rows(result: Result, tree: Path) -> list[Row]:
    """What citations take of a build with nothing changed: the same hub without any takes so much less."""
    _say("Building the same hub without citations")
    for text in sorted(tree.glob("papers/*/paper.md")):
        text.write_text(_CITATION.sub("somebody", text.read_text(encoding="utf-8")), encoding="utf-8")
    without = [measure(BUILD, tree, **PAGES_ALONE) for _ in range(2)][-1]
    a_page = 1000 * (result.warm.cpu - without.cpu) / result.site.pages
    return [
        ("Citations, warm", []),
        ("CPU seconds of a build without any", ["", f"{without.cpu:,.1f}"]),
        ("CPU milliseconds that they add to a page", ["", f"{a_page:.1f}"]),
    ]


_CITATION = re.compile(r"\[[^\[\]]*@[^\[\]]*\]|@\w+")


def _base_rows() -> list[Row]:
    _say("Reading a large base")
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        file = Path(scratch) / "references.bib"
        large_base.write_base(file)
        seconds = large_base.seconds_to_read(file)
    return [
        (f"A base of {large_base.ENTRIES:,} entries", []),
        ("CPU seconds to read it", ["", f"{seconds['read']:.2f}"]),
        ("CPU seconds for all its titles, names and fields", ["", f"{seconds['decode']:.2f}"]),
    ]


def _verdict(results: list[Result]) -> int:
    """Say which page names too many papers: the one promise that holds on every machine."""
    for result in results:
        site = result.site
        if site.papers_on_fullest > MOST_PAPERS_ON_A_PAGE:
            print(
                f"{site.fullest_page} names {site.papers_on_fullest} papers; a page may name {MOST_PAPERS_ON_A_PAGE}.",
                file=sys.stderr,
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
