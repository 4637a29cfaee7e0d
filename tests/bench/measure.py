"""What a command costs: its time, and the memory of every process it starts."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SECONDS_BETWEEN_LOOKS = 0.1
KIBIBYTES_A_MEGABYTE = 1e6 / 1024

_PROC = Path("/proc")
_NOT_OF_THE_HUB = ("SITE_URL", "SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE")
"""What would change the site, or what Python keeps of its modules from run to run, if it happened to be set."""


class CommandFailedError(Exception):
    """A measured command failed; the message has its last words."""


@dataclass(frozen=True)
class Cost:
    """What one run of a command took."""

    seconds: float
    """From start to end."""
    cpu: float
    """Seconds of processor time, in and out of the kernel, with all processes that it started and waited for."""
    shares: dict[str, float]
    """Seconds of processor time by the program's name, as last seen. Empty where there is no `/proc`."""
    peaks: dict[str, float]
    """The most memory of a process, in megabytes, by the program's name. Empty where there is no `/proc`."""
    together: float
    """The most memory of all processes at one time, in megabytes; pages that two of them share count twice."""

    def peak(self, without: str = "") -> float:
        """The memory of the largest process, in megabytes, but for one program's."""
        return max((peak for name, peak in self.peaks.items() if name != without), default=0.0)

    @property
    def largest(self) -> str:
        """The program of the largest process."""
        return max(self.peaks, key=self.peaks.__getitem__, default="")


def measure(command: Sequence[str | Path], folder: Path, **settings: str) -> Cost:
    """Run a command in a folder to its end.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        settings: variables of its environment.

    Raises:
        CommandFailedError: if it exits with anything but 0.
    """
    own = {name: value for name, value in os.environ.items() if name not in _NOT_OF_THE_HUB}
    tree = _Tree(others=frozenset(_process_ids()))
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env={**own, **settings}, stdout=said, stderr=subprocess.STDOUT)
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            tree.look(process.pid)
            time.sleep(SECONDS_BETWEEN_LOOKS)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode("utf-8", errors="replace")[-2000:]
            raise CommandFailedError(f"{' '.join(map(str, command))} exited with {process.returncode}:\n{words}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, tree.shares, tree.peaks, tree.together)


@dataclass
class _Tree:
    """A command's processes: what they have used, as often as somebody looks."""

    others: frozenset[int]
    """Processes that ran before and are none of its."""
    peaks: dict[str, float] = field(default_factory=dict)
    together: float = 0.0
    _names: dict[int, str] = field(default_factory=dict)
    _seconds: dict[int, float] = field(default_factory=dict)

    @property
    def shares(self) -> dict[str, float]:
        """Processor time by the program's name."""
        shares: dict[str, float] = {}
        for process, name in self._names.items():
            shares[name] = shares.get(name, 0.0) + self._seconds[process]
        return shares

    def look(self, root: int) -> None:
        """Take note of what every process uses now, and of what it used at its peak."""
        members = {root}
        total = 0.0
        for process in sorted(set(_process_ids()) - self.others):
            status = _status(process)
            if process == root or int(status.get("PPid", 0)) in members:
                members.add(process)
                self._note(process, status)
                total += _megabytes(status.get("VmRSS", ""))
        self.together = max(self.together, total)

    def _note(self, process: int, status: dict[str, str]) -> None:
        name = status.get("Name", "")
        self.peaks[name] = max(self.peaks.get(name, 0.0), _megabytes(status.get("VmHWM", "")))
        self._names[process] = name
        self._seconds[process] = max(self._seconds.get(process, 0.0), _cpu_seconds(process))


def _process_ids() -> Iterator[int]:
    if _PROC.is_dir():
        yield from (int(folder.name) for folder in _PROC.iterdir() if folder.name.isdigit())


def _status(process: int) -> dict[str, str]:
    """What Linux tells of a process (proc_pid_status(5)); nothing if it has ended meanwhile."""
    try:
        text = (_PROC / str(process) / "status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    return dict(re.findall(r"^(\w+):\s*(.*)$", text, re.MULTILINE))


def _cpu_seconds(process: int) -> float:
    """The process's own time, in and out of the kernel (proc_pid_stat(5), fields 14 and 15)."""
    try:
        text = (_PROC / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    fields = text.rpartition(")")[2].split()  # the third field and on; the second may hold spaces
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(kibibytes: str) -> float:
    """`1024 kB` in megabytes; Linux writes kB and means 1,024 bytes."""
    return int(kibibytes.removesuffix(" kB")) / KIBIBYTES_A_MEGABYTE if kibibytes else 0.0
