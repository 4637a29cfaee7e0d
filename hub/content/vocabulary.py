"""The closed lists of the content model: every member with the word that readers see and what it means."""

from __future__ import annotations

import enum
from typing import Self


class Term(enum.StrEnum):
    """A value of a closed list. Its text is what people write; `label` is what readers see."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str = "") -> Self:
        """A member from its written form, its label and its meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.meaning = meaning
        return member


class Audience(Term):
    """Whom a page is for."""

    COACH = "coach", "Coaches", "who coaches others in schools, colleges or trusts"
    MENTOR = "mentor", "Mentors", "who mentors teachers or leaders, new ones above all"
    PROFESSIONAL_LEARNER = "professional-learner", "Professional learners", "who is coached or mentored"
    LEADER = "leader", "Leaders", "who decides about coaching in a school or trust"
    RESEARCHER = "researcher", "Researchers", "who studies coaching and mentoring"
    ORGANISER = "organiser", "Organisers", "who holds events"


class PaperType(Term):
    """What kind of working paper it is."""

    RESEARCH = "research", "Research", "reports a study of the authors' own"
    PRACTICE_INSIGHT = "practice-insight", "Practice insight", "what was done somewhere, and what it taught"
    THINK_PIECE = "think-piece", "Think piece", "argues a position"
    RESEARCH_SUMMARY = "research-summary", "Research summary", "says plainly what published research found"
    REVIEW = "review", "Review", "weighs a book, a report or a body of work"
    INTERVIEW = "interview", "Interview", "a conversation, published with consent"


class Appearance(Term):
    """What a paper appeared as elsewhere."""

    JOURNAL_ARTICLE = "journal-article", "Journal article"
    CHAPTER = "chapter", "Chapter"
    BOOK = "book", "Book"
    CONFERENCE_PAPER = "conference-paper", "Conference paper"
    REPORT = "report", "Report"
    THESIS = "thesis", "Thesis"
    POST = "post", "Post"


class Setting(Term):
    """Who is in the room."""

    ONE_TO_ONE = "one-to-one", "One to one", "a coach and a professional learner"
    PEER = "peer", "Peers", "two people who coach each other"
    TRIAD = "triad", "Triad", "a coach, a professional learner and an observer"
    SUPERVISION = "supervision", "Supervision", "coaches reflecting on their coaching"
    GROUP = "group", "Group", "more than three people"


class Role(Term):
    """Who asks a question."""

    COACH = "coach", "Coach", "asked by the one who coaches"
    LEARNER = "learner", "Professional learner", "asked by the one who is coached"
    OBSERVER = "observer", "Observer", "asked by the one who watches, where three meet"


class MeetingPart(Term):
    """What a phase is in a meeting, where it is not the conversation itself."""

    CHECK_IN = "check-in", "Check-in", "comes before the formal part, once however often roles change"
    CHANGE_OVER = "change-over", "Change of roles", "lies between two turns, which the phases around it are"
    CLOSE = "close", "Close", "looks back and says what happens next, once at the end"
    SHARING = "sharing", "What is shared", "settles what may be told to whom, once at the end"


class FieldKind(Term):
    """What is written into a field of a template."""

    TEXT = "text", "a line"
    LONG_TEXT = "long-text", "several lines"
    DATE = "date", "a date"
    NUMBER = "number", "a number"
    CHOICE = "choice", "one of several"
    CHECKBOX = "checkbox", "yes or no"


class BrowserForm(Term):
    """A page of the hub on which a template is filled in; what is written stays in the browser."""

    AGREEMENT = "agreement", "Learning agreement", "says which usual clauses are missing, and why each matters"
    LOG = "log", "Agreed themes log", "says so if it sees a name, a school or a quotation"


class CreditRole(Term):
    """What an author contributed. Source: ANSI/NISO Z39.104-2022, CRediT, Contributor Roles Taxonomy."""

    CONCEPTUALIZATION = "conceptualization", "Conceptualisation"
    DATA_CURATION = "data-curation", "Data curation"
    FORMAL_ANALYSIS = "formal-analysis", "Formal analysis"
    FUNDING_ACQUISITION = "funding-acquisition", "Funding acquisition"
    INVESTIGATION = "investigation", "Investigation"
    METHODOLOGY = "methodology", "Methodology"
    PROJECT_ADMINISTRATION = "project-administration", "Project administration"
    RESOURCES = "resources", "Resources"
    SOFTWARE = "software", "Software"
    SUPERVISION = "supervision", "Supervision"
    VALIDATION = "validation", "Validation"
    VISUALIZATION = "visualization", "Visualisation"
    WRITING = "writing-original-draft", "Writing: original draft"
    EDITING = "writing-review-editing", "Writing: review and editing"


class PersonKind(Term):
    """Whether a name is one person's."""

    PERSON = "person", "Person"
    GROUP = "group", "Group"
