import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from "hyparquet-writer";

/** Types of Parquet columns that the project writes; every value is there (no nulls). */
export type ParquetType = "string" | "double" | "int32" | "boolean" | "strings";

/** Name and type of a column; `strings` is a list of strings. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: ParquetType;
  /** Every value is another: neither a dictionary nor the smallest and largest would be of use. */
  readonly distinct?: boolean;
}

/** Rows that a row group holds: what readers that work on groups in parallel expect. */
export const ROW_GROUP_ROWS = 122_880;

/** Makes a Parquet file piece by piece. */
export interface ParquetBytes {
  /** Bytes of one more row group: one list of values for each column, of equal lengths. */
  rowGroup(values: readonly ColumnSource["data"][]): Uint8Array;
  /** Bytes of the end of the file. */
  finish(): Uint8Array;
}

/** Starts a Parquet file (Snappy, with statistics and dictionaries); its bytes follow from the rows alone. */
export function createParquetBytes(columns: readonly ParquetColumn[]): ParquetBytes {
  const writer = new ByteWriter(1 << 20);
  const parquet = new ParquetWriter({ writer, schema: schemaOf(columns), createdBy: "audioset-lab" });
  const take = () => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  return {
    rowGroup(values) {
      const columnData = columns.map(({ name, distinct }, i) => {
        const data = values[i]!;
        return distinct ? { name, data, encoding: "PLAIN" as const, statistics: false } : { name, data };
      });
      void parquet.write({ columnData, rowGroupSize: Math.max(1, values[0]?.length ?? 0) });
      return take();
    },
    finish() {
      void parquet.finish();
      return take();
    },
  };
}

function schemaOf(columns: readonly ParquetColumn[]): SchemaElement[] {
  return [
    { name: "root", num_children: columns.length },
    ...columns.flatMap(({ name, type }): SchemaElement[] => {
      const text = { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" } as const;
      if (type === "string") return [{ name, ...text }];
      if (type === "strings") {
        return [
          { name, repetition_type: "REQUIRED", converted_type: "LIST", num_children: 1 },
          { name: "list", repetition_type: "REPEATED", num_children: 1 },
          { name: "element", ...text },
        ];
      }
      const physical = { double: "DOUBLE", int32: "INT32", boolean: "BOOLEAN" } as const;
      return [{ name, type: physical[type], repetition_type: "REQUIRED" }];
    }),
  ];
}
