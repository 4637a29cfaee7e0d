"""What was found out before, kept between runs: an answer is found again by a digest of all that it depends on.

Answers are JSON, never code. A file that is broken, busy or cannot be written costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import hub

FILE = Path("check.sqlite3")
"""The file's name, in the folder of what can be made again."""
CODE = ("*.css", "*.lua", "*.py", "*.typ")
"""What the hub's own code is made of."""
_BUSY_SECONDS = 0.1
"""How long to wait for another run that writes."""


def digest(*parts: str) -> str:
    """A name for some texts in their order, the same only for the same texts."""
    hashed = hashlib.sha256()
    for part in parts:
        if len(part) > _LONG:
            hashed.update(b"#%s" % _digest_of_long(part))
        else:
            content = part.encode(errors="surrogatepass")
            hashed.update(b"%d:%s" % (len(content), content))
    return hashed.hexdigest()


_LONG = 1_000
"""From how many characters on a text's own digest is kept: several questions are asked about the texts of documents."""


@functools.lru_cache(maxsize=4096)
def _digest_of_long(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()


@functools.cache
def digest_of_code() -> str:
    """What the hub's own code is, and what it stands on: another version may find something else."""
    folder = Path(hub.__file__).parent
    code = [file.read_text(encoding="utf-8") for kind in CODE for file in sorted(folder.rglob(kind))]
    installed = {path.name for part in sys.path for path in Path(part).glob("*.dist-info")}
    return digest(sys.version, *sorted(installed), *code)


class Memory:
    """Answers of earlier runs; used in a `with` block, at whose end new ones are written."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._kept: dict[str, str] = {}
        self._new: dict[str, str] = {}
        self._asked: set[str] = set()

    @property
    def is_on(self) -> bool:
        """Whether anything is kept at all: if not, no digest need be made."""
        return self._folder is not None

    def key(self, question: str, text: str) -> str:
        """The digest of what the hub's code finds out of a text alone; if nothing is kept, none is made.

        Args:
            question: what is found out, in a word.
            text: the text.
        """
        return digest(question, digest_of_code(), text) if self.is_on else ""

    def get(self, key: str) -> Any:
        """The answer of a digest; None if there is none."""
        self._asked.add(key)
        kept = self._kept.get(key) or self._new.get(key)
        return json.loads(kept) if kept is not None else None

    def __contains__(self, key: str) -> bool:
        """Whether there is an answer of a digest."""
        return key in self._kept or key in self._new

    def taken(self) -> dict[str, str]:
        """The new answers, to be given to another memory; they are new here no more."""
        taken, self._new = self._new, {}
        return taken

    def learn(self, answers: Mapping[str, str]) -> None:
        """Take over answers that another memory found."""
        self._new.update(answers)

    def put(self, key: str, answer: Any) -> None:
        """Keep an answer that can be written as JSON, if anything is kept."""
        if not self.is_on:
            return
        with contextlib.suppress(TypeError, ValueError):
            self._new[key] = json.dumps(answer)

    def __enter__(self) -> Self:
        if self._folder and (self._folder / FILE).is_file():
            with contextlib.suppress(sqlite3.Error), contextlib.closing(self._open(self._folder)) as connection:
                self._kept = dict(connection.execute("SELECT key, answer FROM answers"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        forgotten = self._kept.keys() - self._asked
        if self._folder and kind is None and (self._new or len(forgotten) > len(self._asked)):
            try:
                self._write(self._folder, forgotten)
            except sqlite3.OperationalError:  # busy, or a folder that cannot be written
                pass
            except sqlite3.DatabaseError:  # broken: the next run begins anew
                with contextlib.suppress(OSError):
                    (self._folder / FILE).unlink()
            except OSError:
                pass

    def _write(self, folder: Path, forgotten: Iterable[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(self._open(folder)) as connection, connection:
            connection.execute("CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT) WITHOUT ROWID")
            connection.executemany("DELETE FROM answers WHERE key = ?", ((key,) for key in forgotten))
            connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?)", self._new.items())

    @staticmethod
    def _open(folder: Path) -> sqlite3.Connection:
        return sqlite3.connect(folder / FILE, timeout=_BUSY_SECONDS)
