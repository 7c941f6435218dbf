"""Expected clips of every target event that the published split holds, and of the eval file's part: the published cutting rule, written apart.

Times are exact decimals, never floats. Run: python3 test/reference/cutting_reference.py DATA > test/expected/cutting.json
where DATA is the folder that AUDIOSET_REFERENCE_DATA names. For each file the number of clips and the SHA-256 over all its rows
(`segment_id TAB startMs TAB endMs TAB label LF`), so that a single row that differs is found; the rows themselves stay where they are.
"""

import hashlib
import json
import sys
from decimal import Decimal
from pathlib import Path

LENGTHS = ["0.5", "1", "3"]


def clips_of(onset, offset, length):
    """Walks through the event clip by clip instead of counting: what is left decides at each step."""
    at = onset
    while offset - at >= length:
        yield at, at + length
        at += length
    left = offset - at
    if left == 0:
        return
    if left * 2 >= length:
        yield at, offset
    else:
        yield (offset - length if offset - length > onset else onset), offset


def expect(path, length):
    digest = hashlib.sha256()
    count = 0
    with open(path, encoding="ascii") as lines:
        next(lines)
        for line in lines:
            segment_id, onset, offset, label = line.rstrip("\n").split("\t")[:4]
            for start, end in clips_of(Decimal(onset), Decimal(offset), Decimal(length)):
                row = f"{segment_id}\t{int(start * 1000)}\t{int(end * 1000)}\t{label}\n"
                digest.update(row.encode("ascii"))
                count += 1
    return {"clips": count, "sha256": digest.hexdigest()}


def main():
    strong = Path(sys.argv[1]) / "strong"
    files = sorted((strong / "targets").glob("*.tsv")) + [strong / "audioset_eval_strong_top110.tsv"]
    expected = {
        str(path.relative_to(strong)): {length: expect(path, length) for length in LENGTHS} for path in files
    }
    json.dump(expected, sys.stdout, indent=1)
    print()


main()
