"""Setting a text as pages with Typst: an article's tree becomes Typst's markup, and that a PDF.

All that people wrote is in string literals (`markup.py`): none of it is ever Typst's code. What things look like is in
`paper.typ`; what each element becomes is here, a module for each subject.
"""
