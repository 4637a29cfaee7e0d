"""`hub summary`: sum up a proposal in plain words, for the page that a pull request's checks have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path, PurePosixPath

import click

from hub import checks
from hub.configuration import Configuration, ConfigurationError, find_configuration
from hub.content.document import Document
from hub.diagnostics import Diagnostic
from hub.library import Library

MOST_TOLD = 50
"""How many findings of a file are told; more than that have one cause, as a rule."""
MOST_PAGES = 20
"""How many changed pages are named."""

_HOW_TO_MEND = """\
To mend a file, open the pull request and its **Files changed**, find the file, choose the three dots beside its name
and then **Edit file**. Save it with **Commit changes**. The checks then run again by themselves.
"""
_ONCE_MENDED = """\
1. You mend what is listed above, or ask in a comment if something is unclear. Nobody minds questions.
2. An editor reads what you propose and may comment on single lines. You answer in the same place.
3. When both of you are content, the editor merges it, and it is on the site a few minutes later.
"""
_AS_IT_IS = """\
1. An editor reads what you propose and may comment on single lines. You answer in the same place.
2. When both of you are content, the editor merges it, and it is on the site a few minutes later.
"""


@click.command("summary")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--preview", metavar="ADDRESS", default="", help="Where the preview can be downloaded.")
@click.option(
    "--config", "configuration_file", type=click.Path(path_type=Path), help="The mkdocs.yml to use, if not the nearest."
)
def command(paths: tuple[Path, ...], preview: str, configuration_file: Path | None) -> None:
    """Sum up a proposal that changes PATHS, in Markdown.

    It says what is to be mended and how, where the preview is and what happens next, for somebody who never used git.
    """
    try:
        configuration = Configuration.read(configuration_file or find_configuration(Path.cwd()))
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from error
    library = Library.read(configuration)
    changed = {configuration.shown(path.absolute()) for path in paths}
    click.echo(summary(checks.check(library), library, changed, preview), nl=False)


def summary(findings: Iterable[Diagnostic], library: Library, changed: set[str], preview: str) -> str:
    """The summary, in GitHub's Markdown.

    Args:
        findings: everything that is to be said of the hub, in order of place.
        library: the hub.
        changed: the paths of the files that the proposal changes, as findings tell them.
        preview: the address of the preview; empty if there is none.
    """
    findings = list(findings)
    own = [finding for finding in findings if finding.location.path in changed]
    to_mend = [finding for finding in own if finding.stops_publication]
    elsewhere = sum(finding.stops_publication for finding in findings) - len(to_mend)
    parts = [
        *_to_mend(to_mend),
        *_listed("Worth knowing", [finding for finding in own if not finding.stops_publication]),
        *_elsewhere(elsewhere),
        *_preview(preview, _changed_pages(library, changed)),
        "### What happens next",
        (_ONCE_MENDED if to_mend else _AS_IT_IS).strip(),
    ]
    return "\n\n".join(parts) + "\n"


def _to_mend(findings: Sequence[Diagnostic]) -> Iterator[str]:
    if not findings:
        yield "## Nothing to mend"
        yield "The checks found nothing wrong with what you propose. Thank you for it."
        return
    yield f"## {_counted(len(findings), 'thing')} to mend before this can be published"
    yield from _listed("Where", findings)
    yield _HOW_TO_MEND.strip()


def _listed(title: str, findings: Sequence[Diagnostic]) -> Iterator[str]:
    """The findings of each file as a list."""
    if findings:
        yield f"### {title}"
    for path, found in groupby(findings, key=lambda finding: finding.location.path):
        told = list(found)
        lines = [f"- line {one.location.line}: {_plain(one.text)} ({one.rule})" for one in told[:MOST_TOLD]]
        if len(told) > MOST_TOLD:
            lines.append(f"- and {len(told) - MOST_TOLD:,} more of this file")
        yield f"**{_plain(path)}**"
        yield "\n".join(lines)


def _elsewhere(count: int) -> Iterator[str]:
    if count:
        yield (
            f"{_counted(count, 'thing')} to mend {'is' if count == 1 else 'are'} in files that this proposal does not "
            "change. They are not yours to mend, though they hold up its publication: the editors see them too."
        )


def _preview(address: str, pages: Sequence[Document]) -> Iterator[str]:
    if not address:
        return
    yield "### See it as it will appear"
    yield (
        f"[Download the preview]({address}), unpack the file and open a page in your browser"
        f"{':' if pages else ', such as `index.html`.'}"
    )
    if pages:
        yield "\n".join(f"- {_plain(page.address)}index.html: {_plain(page.title)}" for page in pages[:MOST_PAGES])
    yield "Search works on the published site only."


def _changed_pages(library: Library, changed: set[str]) -> list[Document]:
    """The pages whose text, or whose figures, the proposal changes."""
    folders = {str(PurePosixPath(path).parent) for path in changed if path.startswith("papers/")}
    return [
        document
        for document in library.documents
        if document.source.path in changed or str(PurePosixPath(document.source.path).parent) in folders
    ]


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _plain(text: str) -> str:
    """What people wrote, so that GitHub shows it as it stands: no markup, no mention of anybody, no link, one line."""
    return re.sub(r"[\\`*_\[\]<>#|~@!&$]|://|www\.", _escaped, " ".join(text.split()))


_BY_NAME = {"@": "&#64;", "<": "&lt;", ">": "&gt;", "&": "&amp;", "://": ":&#47;/", "www.": "www&#46;"}


def _escaped(found: re.Match[str]) -> str:
    return _BY_NAME.get(found[0], f"\\{found[0]}")
