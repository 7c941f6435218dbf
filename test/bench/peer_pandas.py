"""The analyses of analyze-all in pandas: the same files in, the same CSV files out. usage: peer_pandas.py DATA_DIR OUT_DIR"""
import sys
from pathlib import Path

import pandas as pd

data, out = Path(sys.argv[1]), Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)

strong_names = pd.read_csv(data / "mid_to_display_name.tsv", sep="\t", header=None, names=["label_id", "display_name"]).set_index("label_id").display_name
weak_names = pd.read_csv(data / "class_labels_indices.csv").set_index("mid").display_name
names = {"strong": strong_names.combine_first(weak_names), "weak": weak_names.combine_first(strong_names)}


def seconds(ms):
    return (ms / 1000).map("{:.3f}".format, na_action="ignore")


def six(values):
    return values.map("{:.6f}".format, na_action="ignore")


def ranked(table, kind, value):
    table = table.reset_index(names="label_id").sort_values([value, "label_id"], ascending=[False, True], ignore_index=True)
    table.insert(0, "rank", table.index + 1)
    table.insert(2, "display_name", table.label_id.map(names[kind]).fillna(table.label_id))
    share = table[value] / table[value].sum()
    table["percentage"], table["cumulative_percentage"] = six(100 * share), six(100 * share.cumsum())
    return table


def strong(subset, file):
    framed = subset == "eval_framed"
    categories = {"segment_id": "str", "label": "str", "present": "str"}
    # pyarrow's reader uses both cores; pandas' own takes three times as long on these files.
    events = pd.read_csv(data / file, sep="\t", engine="pyarrow", dtype={k: categories[k] for k in list(categories)[: 3 if framed else 2]})
    events["label"] = events.label.astype("category")
    segments = events.segment_id.nunique()
    rejected = None
    if framed:
        present = events.present == "PRESENT"
        rejected = events[~present].groupby("label", observed=True).size()
        events = events[present]
    start = (events.start_time_seconds * 1000).round().astype("int64")
    end = (events.end_time_seconds * 1000).round().astype("int64")
    events = pd.DataFrame({"label": events.label, "segment": pd.factorize(events.segment_id)[0], "length": end - start, "at_start": start == 0, "at_end": end >= 10_000})
    events["edge"] = events.at_start | events.at_end
    events["full"] = events.at_start & events.at_end
    groups = events.groupby("label", observed=True)
    lengths = groups.length
    whole = lengths.agg(["sum", "size", "mean", "std", "min", "max"]).astype({"sum": "int64"})
    quantiles = lengths.quantile([0.05, 0.25, 0.5, 0.75, 0.95]).unstack()
    interior = events[~events.edge].groupby("label", observed=True).length.median()
    distinct = events[["label", "segment"]].drop_duplicates().groupby("label", observed=True).size()

    table = ranked(pd.DataFrame({"ms": whole["sum"], "event_count": whole["size"], "segment_count": distinct, "mean": whole["mean"]}).rename_axis(None), "strong", "ms")
    table["duration_seconds"], table["mean_seconds"] = seconds(table.ms), six(table["mean"] / 1000)
    table["share_of_segments"] = six(table.segment_count / segments)
    columns = ["rank", "label_id", "display_name", "duration_seconds", "percentage", "event_count", "segment_count", "mean_seconds", "cumulative_percentage", "share_of_segments"]
    if framed:
        table["not_present_count"] = table.label_id.map(rejected).fillna(0).astype("int64")
        columns.append("not_present_count")
    table[columns].to_csv(out / f"strong_label_distribution_{subset}_stats.csv", index=False)

    spread = pd.DataFrame({"event_count": whole["size"], "ms": whole["sum"], "mean_seconds": six(whole["mean"] / 1000), "std_seconds": six(whole["std"] / 1000), "min": seconds(whole["min"])})
    for name, q in zip(["p5", "p25", "median", "p75", "p95"], quantiles):
        spread[name] = seconds(quantiles[q])
    spread["max"] = seconds(whole["max"])
    spread["edge_share"], spread["full_segment_share"] = six(groups.edge.mean()), six(groups.full.mean())
    spread["median_interior_seconds"] = seconds(interior)
    spread = spread.reset_index(names="label_id").sort_values(["ms", "label_id"], ascending=[False, True])
    spread.insert(1, "display_name", spread.label_id.astype("str").map(names["strong"]).fillna(spread.label_id.astype("str")))
    spread.insert(3, "total_seconds", seconds(spread.ms))
    spread.drop(columns="ms").to_csv(out / f"duration_strong_{subset}_stats.csv", index=False)
    return table.set_index("label_id").ms


def weak(subset):
    rows = pd.read_csv(data / f"{subset}_segments.csv", skiprows=3, header=None, names=["ytid", "start", "end", "labels"], usecols=["start", "end", "labels"], skipinitialspace=True)
    length = ((rows.end - rows.start) * 1000).round().astype("int64")
    # One join and one split: a third of the time of .str.split(",").explode().
    counts = pd.Series(rows.labels.str.cat(sep=",").split(","), dtype="object").value_counts()
    table = ranked(pd.DataFrame({"count": counts}).rename_axis(None), "weak", "count")
    table["share_of_segments"] = six(table["count"] / len(rows))
    table[["rank", "label_id", "display_name", "count", "percentage", "cumulative_percentage", "share_of_segments"]].to_csv(out / f"weak_label_distribution_stats_{subset}.csv", index=False)
    by_length = length.value_counts().sort_index()
    share = by_length / len(rows)
    pd.DataFrame({"length_seconds": seconds(by_length.index.to_series()), "segment_count": by_length, "percentage": six(100 * share), "cumulative_percentage": six(100 * share.cumsum())}).to_csv(out / f"duration_weak_{subset}_stats.csv", index=False)
    return counts


def compare(kind, columns):
    table = pd.DataFrame(columns).fillna(0).astype("int64")
    table["total"] = table.sum(axis=1)
    table = ranked(table.rename_axis(None), kind, "total")
    if kind == "strong":
        for name in [*columns, "total"]:
            table[name] = seconds(table[name])
    table[["rank", "label_id", "display_name", *columns, "total", "percentage"]].to_csv(out / f"{kind}_label_distribution_stats.csv", index=False)


compare("weak", {subset: weak(subset) for subset in ["balanced_train", "unbalanced_train", "eval"]})
of_train = strong("train", "audioset_train_strong.tsv")
of_eval = strong("eval", "audioset_eval_strong.tsv")
strong("eval_framed", "audioset_eval_strong_framed_posneg.tsv")
compare("strong", {"train": of_train, "eval": of_eval})
