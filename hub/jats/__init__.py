"""A text in JATS, the Journal Article Tag Suite, as archives and indexes take articles in (ANSI/NISO Z39.96-2021, 1.3).

An article's tree, read from its finished page, becomes body and back; the front is from its cover, and the references
are from the items that stand beside the page. What each element becomes is here, a module for each subject.
"""
