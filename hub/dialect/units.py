r"""Numbers with units as LaTeX's siunitx writes them: `\SI{3}{\metre\per\second}`.

Source: siunitx, a comprehensive (SI) units package, version 3, tables 2 to 7.
"""

from __future__ import annotations

import re

_PREFIXES = {
    "quecto": "q", "ronto": "r", "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n",
    "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "deca": "da", "deka": "da", "hecto": "h", "kilo": "k",
    "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y", "ronna": "R",
    "quetta": "Q", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti",
}  # fmt: skip
_UNITS = {
    "ampere": "A", "candela": "cd", "kelvin": "K", "kilogram": "kg", "metre": "m", "meter": "m", "mole": "mol",
    "second": "s", "becquerel": "Bq", "celsius": "°C", "degreeCelsius": "°C", "coulomb": "C", "farad": "F",
    "gray": "Gy", "hertz": "Hz", "henry": "H", "joule": "J", "lumen": "lm", "katal": "kat", "lux": "lx", "newton": "N",
    "ohm": "Ω", "pascal": "Pa", "radian": "rad", "siemens": "S", "sievert": "Sv", "steradian": "sr",
    "tesla": "T", "volt": "V", "watt": "W", "weber": "Wb", "astronomicalunit": "au", "bel": "B", "dalton": "Da",
    "day": "d", "decibel": "dB",
    "degree": "°", "electronvolt": "eV", "hectare": "ha", "hour": "h", "litre": "L", "liter": "L", "arcminute": "′",
    "minute": "min", "arcsecond": "″", "neper": "Np", "tonne": "t", "percent": "%", "gram": "g", "bit": "bit",
    "byte": "B", "bar": "bar", "angstrom": "Å", "fahrenheit": "°F", "um": "µm", "nm": "nm", "mm": "mm", "cm": "cm",
    "km": "km", "kg": "kg", "ms": "ms", "us": "µs", "ns": "ns", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "Hz": "Hz",
    "eV": "eV", "keV": "keV", "MeV": "MeV", "GeV": "GeV", "K": "K", "V": "V", "mV": "mV", "kV": "kV", "A": "A",
    "mA": "mA", "W": "W", "kW": "kW", "MW": "MW", "kWh": "kWh", "N": "N", "Pa": "Pa", "kPa": "kPa", "MPa": "MPa",
    "mol": "mol", "ml": "mL", "mL": "mL", "l": "L", "L": "L",
}  # fmt: skip
_BEFORE = {"per": "-", "square": "2", "cubic": "3"}
_AFTER = {"squared": "2", "cubed": "3"}
"""Powers that are named before a unit and after it."""
_SUPERSCRIPTS = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
_NAME = re.compile(r"\\([A-Za-z]+)[ ]*")
_POWER = re.compile(r"\^\{?([-+]?\d+)\}?")
_EXPONENT = re.compile(r"(?P<number>.*?)\s*[eE]\s*(?P<power>[-+]?\d+)\Z")
_LONGEST_NUMBER = 60
_NARROW_SPACE = "\u202f"


def number(written: str) -> str:
    r"""A number as it is printed.

    >>> number("2.5e-3"), number(r"-1,5 \pm 0,1")
    ('2.5 × 10⁻³', '−1,5 ± 0,1')
    """
    plain = written.strip().replace("\\pm", "±").replace("+-", "±").replace("-", "\u2212")
    found = _EXPONENT.match(written.strip()) if len(written) <= _LONGEST_NUMBER else None
    if found is None:
        return plain
    ten = f"10{found['power'].lstrip('+').translate(_SUPERSCRIPTS)}"
    return f"{number(found['number'])} × {ten}" if found["number"] else ten


def unit(written: str) -> str | None:
    r"""A unit as it is printed; None if it holds what is not known.

    >>> unit(r"\kilo\metre\per\second\squared"), unit("m/s"), unit(r"\furlong")
    ('km\u202fs⁻²', 'm/s', None)
    """
    words = written.strip(" {}")
    if "\\" not in words:
        spaced = words.replace(".", _NARROW_SPACE).replace("~", _NARROW_SPACE)
        return _POWER.sub(lambda found: found[1].translate(_SUPERSCRIPTS), spaced)
    return _named(_NAME.findall(words)) if not _NAME.sub("", words) else None


def _named(names: list[str]) -> str | None:
    """A unit of which every part is named."""
    parts: list[str] = []
    prefix = power = ""
    for name in names:
        if name in _BEFORE:
            power += _BEFORE[name]
        elif name in _AFTER and parts:
            parts[-1] = parts[-1].removesuffix("¹") + _AFTER[name].translate(_SUPERSCRIPTS)
        elif name in _PREFIXES:
            prefix = _PREFIXES[name]
        elif name in _UNITS:
            raised = f"{power}1" if power == "-" else power
            parts.append(prefix + _UNITS[name] + raised.translate(_SUPERSCRIPTS))
            prefix = power = ""
        else:
            return None
    return _NARROW_SPACE.join(parts)


def quantity(value: str, of: str) -> str | None:
    """A number with its unit."""
    shown = unit(of)
    if shown is None:
        return None
    space = "" if shown[:1] in "°′″" and shown[:2] not in ("°C", "°F") else "\u00a0"
    return f"{number(value)}{space}{shown}" if shown else number(value)
