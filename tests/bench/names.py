"""Names of people and places that nobody bears: each is made of parts, and its number is all it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from stdnum.iso7064 import mod_11_2

_GIVEN = (
    "Adrel", "Brisca", "Corven", "Delith", "Emberin", "Fanthe", "Gorrin", "Hesprel", "Islen", "Jorrim", "Kelva",
    "Lirrel", "Marwith", "Nembra", "Orrel", "Pellis", "Quenna", "Rosmer", "Sorrin", "Talwyth", "Ulvra", "Vennick",
    "Wilmera", "Xandrel", "Yolven", "Zephra", "Zoëlin", "Anséric", "Brünna", "Cædrith", "Dorvane", "Elswith",
    "Farrand", "Gwelda", "Hollis-Mae", "Inverly", "Jessamer", "Kirrowen", "Lunet", "Moranne",
)  # fmt: skip
_STEMS = (
    "Brindle", "Cadder", "Dovel", "Embrel", "Farthing", "Gossam", "Haskle", "Inkle", "Jorrow", "Kestrel", "Lumber",
    "Mossel", "Nettle", "Ossel", "Pimber", "Quill", "Rundle", "Sparrow", "Tamber", "Ullen", "Velmer", "Wimber",
    "Yaffle", "Zennel",
)  # fmt: skip
_PLACES = (
    "bourne", "by", "combe", "croft", "dale", "ford", "ham", "hurst", "ley", "low", "mere", "more", "stead",
    "thorpe", "ton", "wade", "well", "wick", "worth", "wyn",
)  # fmt: skip
_KINDS = ("University", "Academy Trust", "Institute of Education", "College", "Schools Partnership", "Coaching Centre")


@dataclass(frozen=True)
class Bearer:
    """Somebody who does not exist."""

    given: str
    surname: str
    institution: str
    orcid: str
    """Empty for most; the others are in a range that ORCID does not give out."""

    @property
    def name(self) -> str:
        """The name as it is printed."""
        return f"{self.given} {self.surname}"


def bearer(number: int) -> Bearer:
    """The person of a number; 19,200 numbers have different names."""
    surnames = len(_STEMS) * len(_PLACES)
    return Bearer(
        given=_GIVEN[(number * 17 + number // surnames) % len(_GIVEN)],
        surname=_place(number * 7),
        institution=institution(number // 3),
        orcid=_orcid(number) if number % 3 == 0 else "",
    )


def institution(number: int) -> str:
    """The institution of a number; 120 numbers have different ones."""
    return f"{_place(number * 13 % 120)} {_KINDS[number % len(_KINDS)]}"


def _place(number: int) -> str:
    return _STEMS[number % len(_STEMS)] + _PLACES[number // len(_STEMS) % len(_PLACES)]


def _orcid(number: int) -> str:
    """An iD outside of the ranges kept for ORCID (support.orcid.org, "Structure of the ORCID Identifier")."""
    digits = f"00000000{number:07}"
    digits += mod_11_2.calc_check_digit(digits)
    return "-".join(digits[place : place + 4] for place in range(0, 16, 4))
