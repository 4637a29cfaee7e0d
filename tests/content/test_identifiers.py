"""Identifiers of works: as they are written in bases, and where they lead."""

from __future__ import annotations

import pytest

from hub.content.base import read_base
from hub.content.identifiers import identifiers_of


def told(fields: str) -> list[str]:
    """Each identifier in one line, with its address if it has one."""
    (work,) = read_base(f"@misc{{a, {fields}}}", "references.bib").references.values()
    return [f"{one.kind} {one.text} {one.address}".strip() for one in identifiers_of(work)]


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        ("title = {None}", []),
        ("doi = {10.1000/182}", ["DOI 10.1000/182 https://doi.org/10.1000/182"]),
        ("doi = {https://dx.doi.org/10.1000/a<b>(c)}", ["DOI 10.1000/a<b>(c) https://doi.org/10.1000/a%3Cb%3E(c)"]),
        ("doi = {http://doi.press.example/10.1000/182}", ["DOI 10.1000/182 https://doi.org/10.1000/182"]),
        ("doi = {182}", ["DOI 182"]),
        ("eprint = {arXiv:1606.01540v2}, archiveprefix = {arXiv}",
         ["arXiv 1606.01540v2 https://arxiv.org/abs/1606.01540v2"]),
        ("eprint = {hep-th/9901001}, eprinttype = {arxiv}", ["arXiv hep-th/9901001 https://arxiv.org/abs/hep-th/9901001"]),
        ("eprint = {EJ123456}, eprinttype = {eric}", ["ERIC EJ123456 https://eric.ed.gov/?id=EJ123456"]),
        ("eprint = {3250920}, eprinttype = {jstor}", ["JSTOR 3250920 https://www.jstor.org/stable/3250920"]),
        ("eprint = {1234}, eprinttype = {unheard}", []),
        ("pmid = {PMID: 123}, pmcid = {PMC45}",
         ["PubMed 123 https://pubmed.ncbi.nlm.nih.gov/123",
          "PubMed Central PMC45 https://www.ncbi.nlm.nih.gov/pmc/articles/PMC45"]),
        ("handle = {2134/5678}", ["Handle 2134/5678 https://hdl.handle.net/2134/5678"]),
        ("isbn = {9780470941522; 0-19-852663-6, 123}", ["ISBN 978-0-470-94152-2", "ISBN 0-19-852663-6", "ISBN 123"]),
        ("issn = {2046-6854, 20466854 1234-5678}",
         ["ISSN 2046-6854 https://portal.issn.org/resource/ISSN/2046-6854", "ISSN 1234-5678"]),
        ("url = {https://www.hub.example/a/}", ["Online hub.example/a https://www.hub.example/a/"]),
        (r"url = {\url{https://hub.example/a_b}}", ["Online hub.example/a_b https://hub.example/a_b"]),
        ("url = {javascript:alert(1)}", ["Online javascript:alert(1)"]),
        ("url = {https://hub.example/" + "a" * 60 + "}",
         ["Online hub.example/" + "a" * 47 + "… https://hub.example/" + "a" * 60]),
        ("doi = {10.1000/A1}, url = {http://dx.doi.org/10.1000%2Fa1}", ["DOI 10.1000/A1 https://doi.org/10.1000/A1"]),
    ],
)  # fmt: skip
def test_identifiers(fields: str, identifiers: list[str]) -> None:
    assert told(fields) == identifiers
