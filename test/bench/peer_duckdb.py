"""The analyses of analyze-all in DuckDB: the same files in, the same CSV files out. usage: peer_duckdb.py DATA_DIR OUT_DIR"""
import sys
from pathlib import Path

import duckdb

data, out = Path(sys.argv[1]), Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)
db = duckdb.connect()

db.execute(f"""
create table strong_file as from read_csv('{data}/mid_to_display_name.tsv', delim='\t', quote='', header=false, columns={{label_id: 'varchar', display_name: 'varchar'}});
create table weak_file as select mid as label_id, display_name from read_csv('{data}/class_labels_indices.csv', header=true);
create table strong_names as from strong_file union all from weak_file where label_id not in (select label_id from strong_file);
create table weak_names as from weak_file union all from strong_file where label_id not in (select label_id from weak_file);
""")


def write(query, name):
    db.execute(f"copy ({query}) to '{out}/{name}' (header, delimiter ',')")


def three(expression):
    return f"printf('%.3f', {expression})"


def six(expression):
    return f"printf('%.6f', {expression})"


def strong(subset, file):
    framed = subset == "eval_framed"
    columns = "segment_id: 'varchar', start_time_seconds: 'double', end_time_seconds: 'double', label: 'varchar'" + (", present: 'varchar'" if framed else "")
    db.execute(f"""
create or replace table rows as
  select label as label_id, segment_id, {"present = 'PRESENT'" if framed else "true"} as counted,
         round(start_time_seconds * 1000)::integer as s, round(end_time_seconds * 1000)::integer as e
  from read_csv('{data}/{file}', delim='\t', quote='', header=true, auto_detect=false, columns={{{columns}}});
create or replace table {subset} as
  select label_id, display_name, sum(e - s)::bigint as ms, count(*) as events, count(distinct segment_id) as segments,
         avg(e - s) as mean, stddev_samp(e - s) as std, min(e - s) as min, max(e - s) as max,
         quantile_cont(e - s, [0.05, 0.25, 0.5, 0.75, 0.95]) as q,
         count(*) filter (s = 0 or e >= 10000) as edge, count(*) filter (s = 0 and e >= 10000) as whole,
         median(e - s) filter (s > 0 and e < 10000) as interior
  from rows left join strong_names using (label_id) where counted group by all;
create or replace table rejected as select label_id, count(*) as n from rows where not counted group by all;
""")
    total = db.execute("select count(distinct segment_id) from rows").fetchone()[0]
    last = ", coalesce(n, 0) as not_present_count" if framed else ""
    write(
        f"""
select row_number() over o as rank, label_id, coalesce(display_name, label_id) as display_name, {three("ms / 1000")} as duration_seconds,
       {six("100 * ms / sum(ms) over ()")} as percentage, events as event_count, segments as segment_count, {six("mean / 1000")} as mean_seconds,
       {six("100 * sum(ms) over (o rows unbounded preceding) / sum(ms) over ()")} as cumulative_percentage, {six(f"segments / {total}")} as share_of_segments{last}
from {subset} left join rejected using (label_id) window o as (order by ms desc, label_id) order by rank""",
        f"strong_label_distribution_{subset}_stats.csv",
    )
    write(
        f"""
select label_id, coalesce(display_name, label_id) as display_name, events as event_count, {three("ms / 1000")} as total_seconds,
       {six("mean / 1000")} as mean_seconds, {six("std / 1000")} as std_seconds, {three("min / 1000")} as min, {three("q[1] / 1000")} as p5,
       {three("q[2] / 1000")} as p25, {three("q[3] / 1000")} as median, {three("q[4] / 1000")} as p75, {three("q[5] / 1000")} as p95,
       {three("max / 1000")} as max, {six("edge / events")} as edge_share, {six("whole / events")} as full_segment_share,
       {three("interior / 1000")} as median_interior_seconds
from {subset} order by ms desc, label_id""",
        f"duration_strong_{subset}_stats.csv",
    )


def weak(subset):
    db.execute(f"""
create or replace table rows as
  select round((e - s) * 1000)::integer as ms, string_split(labels, ',') as labels
  from read_csv('{data}/{subset}_segments.csv', delim=', ', quote='"', header=false, skip=3, auto_detect=false,
                columns={{ytid: 'varchar', s: 'double', e: 'double', labels: 'varchar'}});
create or replace table weak_{subset} as select label_id, count(*) as n from (select unnest(labels) as label_id from rows) group by all;
""")
    total = db.execute("select count(*) from rows").fetchone()[0]
    write(
        f"""
select row_number() over o as rank, label_id, coalesce(display_name, label_id) as display_name, n as count, {six("100 * n / sum(n) over ()")} as percentage,
       {six("100 * sum(n) over (o rows unbounded preceding) / sum(n) over ()")} as cumulative_percentage, {six(f"n / {total}")} as share_of_segments
from weak_{subset} left join weak_names using (label_id) window o as (order by n desc, label_id) order by rank""",
        f"weak_label_distribution_stats_{subset}.csv",
    )
    write(
        f"""
select {three("ms / 1000")} as length_seconds, n as segment_count, {six(f"100 * n / {total}")} as percentage,
       {six(f"100 * sum(n) over (order by ms rows unbounded preceding) / {total}")} as cumulative_percentage
from (select ms, count(*) as n from rows group by all) order by ms""",
        f"duration_weak_{subset}_stats.csv",
    )


def compare(kind, columns, value):
    tables = {name: f"weak_{name}" if kind == "weak" else name for name in columns}
    union = " union all ".join(f"select '{name}' as subset, label_id, {value} as v from {table}" for name, table in tables.items())
    each = ", ".join(f"coalesce(sum(v) filter (subset = '{name}'), 0) as {name}" for name in columns)
    shown = ", ".join(three(f"{c} / 1000") + f" as {c}" if kind == "strong" else c for c in [*columns, "total"])
    write(
        f"""
select row_number() over (order by t.total desc, label_id) as rank, label_id, coalesce(display_name, label_id) as display_name, {shown},
       {six("100 * t.total / sum(t.total) over ()")} as percentage
from (select label_id, {each}, sum(v)::bigint as total from ({union}) group by label_id) t left join {kind}_names using (label_id) order by rank""",
        f"{kind}_label_distribution_stats.csv",
    )


for name in ["balanced_train", "unbalanced_train", "eval"]:
    weak(name)
compare("weak", ["balanced_train", "unbalanced_train", "eval"], "n")
strong("train", "audioset_train_strong.tsv")
strong("eval", "audioset_eval_strong.tsv")
strong("eval_framed", "audioset_eval_strong_framed_posneg.tsv")
compare("strong", ["train", "eval"], "ms")
