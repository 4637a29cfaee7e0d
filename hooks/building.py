"""When the hub's library is read, its pages are added, their texts converted and the finished site indexed.

Everything that these handlers call is in `hub/`; state is the one `Build`, kept in the configuration's `extra`.
"""

import logging
import os
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from hub.build import Build
from hub.configuration import ConfigurationError
from hub.diagnostics import Severity
from hub.fragments import Once
from hub.search import SearchIndexError, index_beside

log = logging.getLogger("mkdocs.hub")
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}


def on_startup(command: str, dirty: bool) -> None:
    """Let the server of a preview put its reloading script into pages; hooks are loaded anew for each build."""
    Build.is_preview = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Read all content and say what is wrong with it."""
    try:
        build = Build.begin(Path(config.config_file_path))
    except ConfigurationError as error:
        raise Abort(str(error)) from error
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(build.epoch))  # the sitemap's archive is dated by it
    for finding in build.findings:
        # A strict build that asked for quiet still says why it stops.
        stops = config.strict and finding.stops_publication and not log.isEnabledFor(LEVELS[finding.severity])
        log.log(logging.ERROR if stops else LEVELS[finding.severity], "%s", finding)
    config.extra["hub"] = build
    # All that is shown comes from the library, and nothing else that lies in the docs folder or behind links there.
    config.docs_dir = str(build.empty_folder)
    # Declared as names, taken by Python-Markdown as objects too.
    config.extra["extensions"] = [*config.markdown_extensions, *build.extensions]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the library's pages and figures to the files of the theme."""
    build: Build = config.extra["hub"]
    # A page is given its text when it is read: twice in memory is too often for a large hub.
    pages = {f"{address}index.md": "" for address in build.pages}
    made: dict[str, str | bytes] = {**pages, **{figure.address: figure.content for figure in build.figures()}}
    kept = [file for file in files if not (file.src_uri in made or _is_unused(file))]
    return Files([*kept, *(_generated(config, address, content) for address, content in made.items())])


@event_priority(-50)  # after the citation plugin, whose work is not wanted: see hooks/citing.py
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the page its text and its template."""
    build: Build = config.extra["hub"]
    shown = build.pages[_address(page)]
    page.meta = {"title": shown.title, "description": shown.description, "template": shown.template}
    text = build.begin_text(shown)
    # Most pages are lists and have no text; a converter with all its extensions would be made for each.
    config.markdown_extensions = config.extra["extensions"] if text.strip() else []
    return text


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take out of the converted text what could run."""
    build: Build = config.extra["hub"]
    return build.finish_text(html)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the templates what they share."""
    build: Build = config.extra["hub"]
    env.autoescape = True  # a title or an abstract is text, whatever stands in it
    env.add_extension(Once)
    env.globals.update(
        citations_on=build.citations_on,
        is_preview=build.is_preview,
        entries=build.entries,
        policy=build.policy,
        reference_addresses=build.reference_addresses,
        reflections_in=build.reflections_in,
        sitemap=[build.pages[address] for address in sorted(build.pages)],
        material_stylesheet=next(file.dest_uri for file in files if _is_stylesheet_of_the_text(file)),
    )


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Give the template what it shows."""
    build: Build = config.extra["hub"]
    shown = build.pages[_address(page)]
    told = {"view": shown.view, "head": build.head(shown), "findings": build.findings_on(shown)}
    return {**context, "hub": shown, **told}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the citations, which were made meanwhile, in their places."""
    build: Build = config.extra["hub"]
    return build.finish_page(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write what stands beside the pages and index the site; refuse to call one with findings finished."""
    build: Build = config.extra["hub"]
    for told in build.write_exports(Path(config.site_dir)):
        log.log(LEVELS[told.severity], "%s", told)
    build.close()
    for problem in build.problems:
        log.error("%s", problem)
    try:
        index_beside(Path(config.site_dir))
    except SearchIndexError as error:
        log.warning("%s", error)
    build.write_offline(Path(config.site_dir))
    if config.strict and any(finding.stops_publication for finding in build.findings):
        raise Abort("The findings above stop the publication.")


def on_serve(server: Any, config: MkDocsConfig, builder: object) -> None:
    """Watch everything that a page can be made of."""
    build: Build = config.extra["hub"]
    for path in build.watched:
        server.watch(str(path))


def _address(page: Page) -> str:
    return page.file.src_uri.removesuffix("index.md")


def _generated(config: MkDocsConfig, uri: str, content: str | bytes) -> File:
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def _is_stylesheet_of_the_text(file: File) -> bool:
    return file.src_uri.startswith("assets/stylesheets/main.") and file.src_uri.endswith(".css")


def _is_unused(file: File) -> bool:
    """The theme brings scripts and a palette that no template of the hub asks for."""
    is_themes_own = file.src_dir is not None and "/material/templates" in Path(file.src_dir).as_posix()
    return is_themes_own and not _is_stylesheet_of_the_text(file)
