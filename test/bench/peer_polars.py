"""The analyses of analyze-all in polars: the same files in, the same CSV files out. usage: peer_polars.py DATA_DIR OUT_DIR"""
import sys
from pathlib import Path

import polars as pl

data, out = Path(sys.argv[1]), Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)

strong_names = pl.read_csv(data / "mid_to_display_name.tsv", separator="\t", has_header=False, new_columns=["label_id", "display_name"], quote_char=None)
weak_names = pl.read_csv(data / "class_labels_indices.csv").select(label_id="mid", display_name="display_name")
names = {
    "strong": pl.concat([strong_names, weak_names]).unique("label_id", keep="first", maintain_order=True),
    "weak": pl.concat([weak_names, strong_names]).unique("label_id", keep="first", maintain_order=True),
}


def ranked(table, kind, value):
    share = pl.col(value) / pl.col(value).sum()
    return (
        table.sort([value, "label_id"], descending=[True, False])
        .with_row_index("rank", offset=1)
        .join(names[kind], on="label_id", how="left", maintain_order="left")
        .with_columns(pl.col("display_name").fill_null(pl.col("label_id")), percentage=100 * share, cumulative_percentage=100 * share.cum_sum())
    )


def text(name, decimals):
    # Seconds need three decimals and shares six in one file, so each column is formatted by itself.
    scaled = (pl.col(name).cast(pl.Float64) * 10**decimals).round().cast(pl.Int64)
    whole, rest = scaled // 10**decimals, scaled % 10**decimals
    return pl.concat_str([whole, pl.lit("."), rest.cast(pl.String).str.zfill(decimals)]).alias(name)


def write(table, columns, name, three=(), six=()):
    table.select(columns).with_columns([text(c, 3) for c in three] + [text(c, 6) for c in six]).write_csv(out / name)


def milliseconds(name):
    return (pl.col(name) * 1000).round().cast(pl.Int32)


def strong(subset, file):
    framed = subset == "eval_framed"
    rows = pl.scan_csv(data / file, separator="\t", quote_char=None)
    segments = rows.select(pl.col("segment_id").n_unique())
    counted = rows.filter(pl.col("present") == "PRESENT") if framed else rows
    events = counted.select("label", "segment_id", start=milliseconds("start_time_seconds"), end=milliseconds("end_time_seconds")).with_columns(length=pl.col("end") - pl.col("start"), at_start=pl.col("start") == 0, at_end=pl.col("end") >= 10_000)
    edge = pl.col("at_start") | pl.col("at_end")
    length = pl.col("length")
    table = events.group_by("label").agg(
        ms=length.cast(pl.Int64).sum(),
        event_count=pl.len(),
        segment_count=pl.col("segment_id").n_unique(),
        mean_seconds=length.mean() / 1000,
        std_seconds=length.std() / 1000,
        min=length.min() / 1000,
        **{name: length.quantile(q, interpolation="linear") / 1000 for name, q in [("p5", 0.05), ("p25", 0.25), ("median", 0.5), ("p75", 0.75), ("p95", 0.95)]},
        max=length.max() / 1000,
        edge_share=edge.mean(),
        full_segment_share=(pl.col("at_start") & pl.col("at_end")).mean(),
        median_interior_seconds=length.filter(~edge).median() / 1000,
    )
    wanted = [table, segments]
    if framed:
        wanted.append(rows.filter(pl.col("present") != "PRESENT").group_by("label").agg(not_present_count=pl.len()))
    table, segments, *rejected = pl.collect_all(wanted)
    table = ranked(table.rename({"label": "label_id"}), "strong", "ms").with_columns(
        duration_seconds=pl.col("ms") / 1000, total_seconds=pl.col("ms") / 1000, share_of_segments=pl.col("segment_count") / segments.item()
    )
    columns = ["rank", "label_id", "display_name", "duration_seconds", "percentage", "event_count", "segment_count", "mean_seconds", "cumulative_percentage", "share_of_segments"]
    if framed:
        table = table.join(rejected[0].rename({"label": "label_id"}), on="label_id", how="left", maintain_order="left").with_columns(pl.col("not_present_count").fill_null(0))
        columns.append("not_present_count")
    write(table, columns, f"strong_label_distribution_{subset}_stats.csv", ["duration_seconds"], ["percentage", "mean_seconds", "cumulative_percentage", "share_of_segments"])
    quantiles = ["min", "p5", "p25", "median", "p75", "p95", "max"]
    write(
        table,
        ["label_id", "display_name", "event_count", "total_seconds", "mean_seconds", "std_seconds", *quantiles, "edge_share", "full_segment_share", "median_interior_seconds"],
        f"duration_strong_{subset}_stats.csv",
        ["total_seconds", *quantiles, "median_interior_seconds"],
        ["mean_seconds", "std_seconds", "edge_share", "full_segment_share"],
    )
    return table.select("label_id", value="ms")


def weak(subset):
    # Cut at the quote: the labels come whole. The times are cut from the rest by polars' own expressions.
    rows = pl.scan_csv(data / f"{subset}_segments.csv", separator='"', quote_char=None, has_header=False, skip_rows=3, new_columns=["times", "labels", "rest"])
    parts = pl.col("times").str.split_exact(", ", 2)
    times = rows.select(parts.alias("part")).unnest("part").select(length=milliseconds_of("field_2") - milliseconds_of("field_1"))
    lengths, counts, total = pl.collect_all(
        [
            times.group_by("length").agg(segment_count=pl.len()),
            rows.select(label_id=pl.col("labels").str.split(",")).explode("label_id").group_by("label_id").agg(count=pl.len()),
            rows.select(pl.len()),
        ]
    )
    table = ranked(counts, "weak", "count").with_columns(share_of_segments=pl.col("count") / total.item())
    write(table, ["rank", "label_id", "display_name", "count", "percentage", "cumulative_percentage", "share_of_segments"], f"weak_label_distribution_stats_{subset}.csv", [], ["percentage", "cumulative_percentage", "share_of_segments"])
    share = pl.col("segment_count") / total.item()
    lengths = lengths.sort("length").with_columns(length_seconds=pl.col("length") / 1000, percentage=100 * share, cumulative_percentage=100 * share.cum_sum())
    write(lengths, ["length_seconds", "segment_count", "percentage", "cumulative_percentage"], f"duration_weak_{subset}_stats.csv", ["length_seconds"], ["percentage", "cumulative_percentage"])
    return counts.select("label_id", value="count")


def milliseconds_of(name):
    return (pl.col(name).cast(pl.Float64) * 1000).round().cast(pl.Int32)


def compare(kind, tables):
    joined = pl.concat([table.select("label_id", pl.col("value").cast(pl.Int64), subset=pl.lit(name)) for name, table in tables.items()]).pivot("subset", index="label_id", values="value")
    table = ranked(joined.fill_null(0).with_columns(total=pl.sum_horizontal(list(tables))), kind, "total")
    if kind == "strong":
        table = table.with_columns(pl.col(c) / 1000 for c in [*tables, "total"])
    write(table, ["rank", "label_id", "display_name", *tables, "total", "percentage"], f"{kind}_label_distribution_stats.csv", [*tables, "total"] if kind == "strong" else [], ["percentage"])


compare("weak", {subset: weak(subset) for subset in ["balanced_train", "unbalanced_train", "eval"]})
of_train = strong("train", "audioset_train_strong.tsv")
of_eval = strong("eval", "audioset_eval_strong.tsv")
strong("eval_framed", "audioset_eval_strong_framed_posneg.tsv")
compare("strong", {"train": of_train, "eval": of_eval})
