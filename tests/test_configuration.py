"""Reading `mkdocs.yml` as the generator reads it, without the generator."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.configuration import Configuration, ConfigurationError, find_configuration
from hub.content.series import Series
from tests.conftest import ROOT


def read(folder: Path, text: str) -> Configuration:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return Configuration.read(folder / "mkdocs.yml")


def test_what_is_said(tmp_path: Path) -> None:
    configuration = read(
        tmp_path,
        "site_name: A hub\nsite_description: Of pairs.\nsite_url: https://hub.example/sub\ndocs_dir: texts\n"
        "plugins:\n  - search\n  - bibtex:\n      bib_file: works.bib\n      csl_file: apa\n"
        "extra:\n  series:\n    title: On pairs\n",
    )
    assert configuration == Configuration(
        root=tmp_path,
        docs=tmp_path / "texts",
        papers=tmp_path / "papers",
        bases=(tmp_path / "works.bib",),
        style="apa",
        site_name="A hub",
        site_description="Of pairs.",
        site_url="https://hub.example/sub/",
        series=Series(title="On pairs").named_for("A hub"),
        base_name="works.bib",
    )


def test_what_is_meant_where_nothing_is_said(tmp_path: Path) -> None:
    configuration = read(tmp_path, "site_name: A hub\n")
    assert configuration.docs == tmp_path / "docs"
    assert configuration.bases == (tmp_path / "references.bib",)
    assert configuration.style == "harvard-cite-them-right"


def test_what_catalogues_are_told_where_nothing_is_said(tmp_path: Path) -> None:
    series = read(tmp_path, "site_name: A hub\n").series
    assert (series.title, series.institution, series.depositor) == ("A hub: working papers", "A hub", "A hub")
    assert (series.has_own_prefix, series.has_own_archive) == (False, False)


def test_what_is_wrong_of_the_series_is_told_at_its_place_and_left_out(tmp_path: Path) -> None:
    configuration = read(
        tmp_path,
        "site_name: A hub\nextra:\n  series:\n    doi_prefix: 11.5\n    email: nobody\n    repec_archive: abcd\n"
        "    issn: 12345678\n    institute: A Centre\n    title: On pairs\n",
    )
    assert sorted(str(finding) for finding in configuration.findings) == [
        "mkdocs.yml:4:17: error doi_prefix must be a DOI prefix, like 10.5555; found '11.5'. [value-fits]",
        "mkdocs.yml:5:12: error email must be an e-mail address; found 'nobody'. [value-fits]",
        "mkdocs.yml:6:20: error repec_archive must be three small letters; found 'abcd'. [value-fits]",
        "mkdocs.yml:7:11: error issn must be an ISSN, like 1234-5679; found '12345678'. [value-fits]",
        (
            "mkdocs.yml:8:5: warning A key must be one that the hub knows; found 'institute'. "
            "Did you mean 'institution'? [key-is-known]"
        ),
    ]
    assert configuration.series == Series(title="On pairs").named_for("A hub")


@pytest.mark.parametrize("extra", ["", "[a]", "{series: }", "{series: text}", "{series: [a]}", "{other: 1}"])
def test_any_extra_is_read(extra: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"site_name: A hub\nextra: {extra}\n").series == Series().named_for("A hub")


@pytest.mark.parametrize("plugins", ["[bibtex]", "{bibtex: {}}", "[{bibtex: }]", "[]", "{search: {}}"])
def test_every_way_to_name_plugins(plugins: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"site_name: A hub\nplugins: {plugins}\n").bases == (tmp_path / "references.bib",)


def test_a_folder_of_bases_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.bib", "a.bib", "more/c.bib", "notes.txt"):
        file = tmp_path / "bases" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    configuration = read(tmp_path, "site_name: A hub\nplugins:\n  - bibtex:\n      bib_dir: bases\n")
    bases = [file.relative_to(tmp_path / "bases").as_posix() for file in configuration.bases]
    assert bases == ["a.bib", "b.bib", "more/c.bib"]


def test_a_folder_of_bases_is_for_where_no_file_is_named(tmp_path: Path) -> None:
    configuration = read(tmp_path, "plugins:\n  - bibtex:\n      bib_file: works.bib\n      bib_dir: bases\n")
    assert configuration.bases == (tmp_path / "works.bib",)


def test_a_base_on_the_web(tmp_path: Path) -> None:
    configuration = read(
        tmp_path,
        "plugins:\n  bibtex:\n    bib_file: https://api.zotero.org/users/3?key=secret\n"
        "    csl_file: https://hub.example/ours.csl\n",
    )
    assert configuration.bases == ()
    assert configuration.base_address == "https://api.zotero.org/users/3?key=secret"
    assert configuration.base_name == "https://api.zotero.org/users/3"
    assert configuration.style == "https://hub.example/ours.csl"
    assert [str(configuration.place(option)) for option in ("bib_file", "csl_file", "bib_dir")] == [
        "mkdocs.yml:3:15",
        "mkdocs.yml:4:15",
        "mkdocs.yml:1:1",
    ]
    assert "secret" not in str(configuration)


@pytest.mark.parametrize(
    ("written", "environment", "site_url"),
    [
        ("!ENV SITE_URL", {"SITE_URL": "https://a.example"}, "https://a.example/"),
        ("!ENV [SITE_URL, OTHER_URL, 'https://b.example/']", {}, "https://b.example/"),
        ("!ENV [SITE_URL, OTHER_URL, 'https://b.example/']", {"OTHER_URL": "https://c.example"}, "https://c.example/"),
    ],
)
def test_what_the_environment_says(
    written: str, environment: dict[str, str], site_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert read(tmp_path, f"site_name: A hub\nsite_url: {written}\n").site_url == site_url


def test_tags_that_name_python_objects_are_nothing_to_the_hub(tmp_path: Path) -> None:
    text = "site_name: A hub\nmarkdown_extensions:\n  - emoji:\n      index: !!python/name:os.system\n"
    assert read(tmp_path, text).site_name == "A hub"


def test_the_configuration_is_found_from_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "papers" / "trust").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: A hub\n")
    assert find_configuration(tmp_path / "papers" / "trust") == tmp_path / "mkdocs.yml"


def test_files_are_told_from_the_hub_on(tmp_path: Path) -> None:
    configuration = read(tmp_path, "site_name: A hub\n")
    assert configuration.shown(tmp_path / "papers" / "trust" / "paper.md") == "papers/trust/paper.md"
    assert configuration.shown(tmp_path.parent / "works.bib") == "../works.bib"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "mkdocs.yml cannot be read: No such file or directory."),
        (b"", "mkdocs.yml must hold keys and values, such as `site_name: …`."),
        (b"- a\n- b\n", "mkdocs.yml must hold keys and values, such as `site_name: …`."),
        (b"site_name: a: b\n", "mkdocs.yml:1:13 must be YAML; mapping values are not allowed here."),
        (b"site_name: A\x08\n", "mkdocs.yml must be YAML; special characters are not allowed."),
        (b"site_name: Zo\xeb\n", "mkdocs.yml must be UTF-8 text; found the byte 0xEB."),
    ],
    ids=["none", "empty", "a list", "broken", "a control character", "Windows-1252"],
)
def test_a_configuration_that_cannot_be_used(content: bytes | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "mkdocs.yml").write_bytes(content)
    with pytest.raises(ConfigurationError) as error:
        Configuration.read(tmp_path / "mkdocs.yml")
    assert str(error.value) == message


def test_the_hubs_own_configuration_names_its_base_and_style() -> None:
    configuration = Configuration.read(ROOT / "mkdocs.yml")
    assert (configuration.bases, configuration.style) == ((ROOT / "references.bib",), "harvard-cite-them-right")
