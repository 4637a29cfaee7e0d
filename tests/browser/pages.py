"""One address of each kind of page that the hub has."""

from __future__ import annotations

PAPER = "papers/when-an-effect-size-changes/"
FRAMEWORK = "frameworks/grow/"

PAGES = {
    "home": "./",
    "papers": "papers/",
    "paper": PAPER,
    "issues": "issues/",
    "issue": "issues/1/",
    "events": "events/",
    "event": "events/coaching-in-education-why-bother/",
    "people": "people/",
    "person": "people/rachel-lofthouse/",
    "library": "library/",
    "frameworks": "frameworks/",
    "framework": FRAMEWORK,
    "questions": "questions/",
    "questions on a theme": "questions/themes/supervision/",
    "programmes": "programmes/",
    "programme": "programmes/heads-coaching-heads/",
    "templates": "templates/",
    "template": "templates/learning-agreement/",
    "offline": "offline/",
    "planner": "planner/",
    "reflective questions": "reflect/",
    "form": "agreement/",
    "log": "log/",
    "themes": "themes/",
    "theme": "themes/peer-coaching/",
    "references": "references/",
    "reference": "references/kraft2018effect/",
    "authors of references": "references/authors/",
    "author of references": "references/authors/rachel-lofthouse/",
    "years of references": "references/years/",
    "references of a kind": "references/kinds/journal-article/",
    "references of a theme": "themes/peer-coaching/references/",
    "checks": "checks/",
    "guide": "guides/researchers/",
    "about": "about/",
    "404": "no/such/page/",
}
"""Each kind of page, and one address of it below the hub's root; the paper and the framework have most on them."""
