#!/usr/bin/env python3
"""Per-label statistics of a strong-label file by pandas, as reference values for ours.

Writes derived statistics only, never a row of the data. Times are in milliseconds, unrounded: a printed value must lie
within half a unit of its last digit. Quantiles by pandas' default (linear interpolation), std with n - 1.

usage: python3 test/reference/strong_pandas.py FILE OUT.json
       FILE is strong/audioset_eval_strong_top110.tsv of the reference data, OUT test/expected/strong_eval_part.json
needs: pandas (made with 3.1, numpy 2.4)
"""
import json
import sys

import pandas as pd

path, out = sys.argv[1:]
events = pd.read_csv(path, sep="\t", dtype={"segment_id": "str", "label": "str"})
events["start"] = (events.start_time_seconds * 1000).round().astype("int64")
events["end"] = (events.end_time_seconds * 1000).round().astype("int64")
events["length"] = events.end - events.start
events["at_start"] = events.start == 0
events["at_end"] = events.end >= 10_000
events["edge"] = events.at_start | events.at_end
events["full"] = events.at_start & events.at_end

length = events.groupby("label").length
labels = pd.DataFrame(
    {
        "events": length.size(),
        "segments": events.groupby("label").segment_id.nunique(),
        "total": length.sum(),
        "mean": length.mean(),
        "std": length.std(ddof=1),
        "min": length.min(),
        **{f"p{round(100 * q)}": length.quantile(q) for q in (0.05, 0.25, 0.5, 0.75, 0.95)},
        "max": length.max(),
        "edge": events.groupby("label").edge.sum(),
        "full": events.groupby("label").full.sum(),
        "interior_median": events[~events.edge].groupby("label").length.median(),
    }
)
labels = labels.reset_index().sort_values(["total", "label"], ascending=[False, True])
whole = {
    "rows": len(events),
    "segments": int(events.segment_id.nunique()),
    "labels": len(labels),
    "total": int(events.length.sum()),
    "edge": int(events.edge.sum()),
    "full": int(events.full.sum()),
    "below_100_ms": int((events.length < 100).sum()),
    "at_most_20_ms": int((events.length <= 20).sum()),
    "exact_duplicates": int(events.duplicated(["segment_id", "start", "end", "label"]).sum()),
}
columns = list(labels.columns)
rows = [[None if pd.isna(value) else value for value in row] for row in labels.astype(object).values.tolist()]
with open(out, "w") as f:
    f.write('{\n"madeBy": "test/reference/strong_pandas.py",\n"unit": "ms",\n')
    f.write(f'"whole": {json.dumps(whole)},\n"columns": {json.dumps(columns)},\n"labels": [\n')
    f.write(",\n".join(json.dumps(row) for row in rows))
    f.write("\n]\n}\n")
