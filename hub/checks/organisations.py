"""Words that tell the name of an organisation from that of a person."""

from __future__ import annotations

import re

_WORDS = (
    "Academy|Academies|Agency|Alliance|Association|Authority|Board|Bureau|Centre|Center|Charity|College|Commission"
    "|Committee|Company|Consortium|Corporation|Council|Department|Directorate|Federation|Forum|Foundation|Government"
    "|Group|Inc|Initiative|Institute|Institution|Laboratory|Leadership|Ltd|Ministry|Network|Office|Organisation"
    "|Organization|Partnership|Parliament|Programme|School|Schools|Secretariat|Service|Society|Team|Trust|Union|University"
)
ORGANISATION = re.compile(rf"\b(?:{_WORDS})\b")
"""A word that names of organisations have."""
