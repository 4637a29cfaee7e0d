"""`python -m tests.mutations [WORDS]`: break the shipped content in every way, or those with some words in their names.

Prints what is missed, and the score: how many of the mutations are found with their file, their line and their rule.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.mutations.score import all_mutations, shipped_hub


def main() -> None:
    """Try every mutation, and tell the score."""
    words = " ".join(sys.argv[1:])
    tried = [mutation for mutation in all_mutations() if words in f"{mutation} {mutation.rule}"]
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder, shipped_hub(Path(folder)) as hub:
        missed = [told for mutation in tried if (told := hub.missed(mutation))]
    print(*missed, sep="\n")
    rules = {mutation.rule for mutation in tried}
    seconds = time.process_time() - start
    print(f"{len(tried) - len(missed)} of {len(tried)} mutations by {len(rules)} rules found, in {seconds:.0f} s.")
    sys.exit(1 if missed else 0)


main()
