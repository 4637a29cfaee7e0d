"""PDF: each text set as pages with Typst, tagged to be read aloud (PDF/UA-1) and to be kept (PDF/A-2a)."""

from __future__ import annotations

from collections.abc import Iterator

from hub.articles.article import Article
from hub.articles.article_format import ArticleFormat, Remark, Written
from hub.articles.texts import Kind
from hub.typesetting.document import Typeset, typeset
from hub.typesetting.formulas import mathematics
from hub.typesetting.pdf import STANDARDS, Standard, StandardError, TypesettingError, to_pdf

FOR_EVERYBODY: tuple[Standard, ...] = ("ua-1", "a-2a")
FOR_ALL_BUT_THE_BLIND: tuple[Standard, ...] = ("a-2u",)


def write(article: Article) -> Written:
    """A text as a PDF.

    A formula or a figure that Typst refuses is shown in another way, and a PDF that does not meet a standard does not
    claim to; each is remarked on.

    Raises:
        TypesettingError: if Typst refuses something else.
    """
    made = typeset(article)
    try:
        return _written(made, article)
    except TypesettingError:
        refused = frozenset(_refused(made, article))
        if not refused:
            raise
    return _written(typeset(article, refused), article)


def _written(made: Typeset, article: Article) -> Written:
    """A PDF that meets as many standards as it can."""
    given = (made.markup, made.figures, article.cover.last_day)
    wanted = [
        standard
        for standard in (FOR_ALL_BUT_THE_BLIND if made.lacks_words else FOR_EVERYBODY)
        if article.cover.last_day or standard == "ua-1"  # what is to be kept has a date
    ]
    missed: dict[str, list[str]] = {}
    while wanted:
        try:
            content = to_pdf(*given, wanted)
            break
        except StandardError as error:
            wanted.remove(error.standard)
            missed.setdefault(str(error), []).insert(0, STANDARDS[error.standard])
    else:
        content = to_pdf(*given)
    for reason, names in missed.items():
        made.remarks.append(Remark(f"{reason}. The PDF does not claim to be {' or '.join(names)}."))
    return Written(content, tuple(dict.fromkeys(made.remarks)))


def _refused(made: Typeset, article: Article) -> Iterator[str | bytes]:
    """The formulas and figures that Typst refuses, each tried by itself."""
    for math in (math for one in (article, *article.holds) for math in one.root.iter("math")):
        if not _is_taken(markup := mathematics(math), made):
            yield markup
    for figure in made.figures:
        if not _is_taken(f'#image("{figure.name}")', made):
            yield figure.content


def _is_taken(markup: str, made: Typeset) -> bool:
    try:
        to_pdf(markup, made.figures, "")
    except TypesettingError:
        return False
    return True


DOWNLOAD = ArticleFormat("PDF", "pdf", write, of=frozenset(Kind), place=1)
