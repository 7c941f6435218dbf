#!/usr/bin/env python3
"""Per-label counts and segment lengths of weak segment lists by pandas, as reference values for ours.

Writes derived statistics only, never a row of the data.

usage: python3 test/reference/weak_pandas.py OUT.json NAME=FILE ...
       test/expected/weak_lists.json balanced_train=.../balanced_train_segments.csv eval=.../eval_segments.csv
needs: pandas (made with 3.1)
"""
import json
import sys

import pandas as pd

out, *inputs = sys.argv[1:]
lists = {}
for name, path in (text.split("=", 1) for text in inputs):
    rows = pd.read_csv(path, skiprows=3, header=None, names=["ytid", "start", "end", "labels"], quotechar='"', skipinitialspace=True)
    length = ((rows.end - rows.start) * 1000).round().astype("int64")
    each = rows.labels.str.split(",").explode()
    counts = each.value_counts()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    lists[name] = {
        "rows": len(rows),
        "occurrences": int(counts.sum()),
        "lengths": [[int(ms), int(n)] for ms, n in length.value_counts().sort_index().items()],
        "counts": [[label, int(n)] for label, n in ordered],
    }
with open(out, "w") as f:
    f.write('{\n"madeBy": "test/reference/weak_pandas.py",\n"lists": {\n')
    texts = []
    for name, one in lists.items():
        lengths = ",\n".join(json.dumps(pair) for pair in one["lengths"])
        counts = ",\n".join(json.dumps(pair) for pair in one["counts"])
        texts.append(f'"{name}": {{"rows": {one["rows"]}, "occurrences": {one["occurrences"]},\n"lengths": [\n{lengths}\n],\n"counts": [\n{counts}\n]}}')
    f.write(",\n".join(texts))
    f.write("\n}\n}\n")
