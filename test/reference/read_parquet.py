"""Reads Parquet files with DuckDB, pandas and polars and prints what each sees as JSON: column types, number of rows, first two rows.

Run: python3 test/reference/read_parquet.py FILE...
"""

import json
import sys

import duckdb
import pandas
import polars


def pandas_type(column):
    if pandas.api.types.is_bool_dtype(column):
        return "bool"
    if pandas.api.types.is_float_dtype(column):
        return "float"
    first = column.iloc[0]
    return "str" if isinstance(first, str) else "list of " + type(first[0]).__name__


def plain(value):
    return value.tolist() if hasattr(value, "tolist") else value


def see(path):
    connection = duckdb.connect()
    columns = connection.sql(f"describe select * from '{path}'").fetchall()
    groups = connection.sql(f"select count(distinct row_group_id), sum(num_values) from parquet_metadata('{path}') where column_id = 0").fetchall()
    frame = pandas.read_parquet(path)
    table = polars.read_parquet(path)
    return {
        "duckdb": {
            "columns": {name: kind for name, kind, *_ in columns},
            "rows": connection.sql(f"select count(*) from '{path}'").fetchall()[0][0],
            "groups": groups[0][0],
            "first": [list(row) for row in connection.sql(f"select * from '{path}' limit 2").fetchall()],
        },
        "pandas": {
            "columns": {name: pandas_type(frame[name]) for name in frame.columns} if len(frame) else list(frame.columns),
            "rows": len(frame),
            "first": [[plain(value) for value in row] for row in frame.head(2).itertuples(index=False)],
        },
        "polars": {
            "columns": {name: str(kind) for name, kind in table.schema.items()},
            "rows": table.height,
            "first": [list(row) for row in table.head(2).rows()],
        },
    }


print(json.dumps({path: see(path) for path in sys.argv[1:]}))
