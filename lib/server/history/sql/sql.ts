/** A value of a column. Times are epoch milliseconds. */
export type SqlValue = number | string | null;

/** Rows by column name. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** Runs one statement with `?` for each value, and returns its rows. @throws Error with a `code` */
export type Query = <Row = SqlRow>(text: string, values?: readonly SqlValue[]) => Promise<Row[]>;

/** What differs between the engines. Statements are written in the SQL that both understand. */
export interface Sql {
  readonly engine: 'postgres' | 'sqlite';
  readonly query: Query;
  /**
   * Runs statements as one transaction, and waits until they are on disk. Transactions with the same lock run one after another, in all
   * processes.
   */
  transaction<T>(lock: number, run: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** `(?, ?), (?, ?)`: placeholders for rows, each with the SQL types of its columns, which PostgreSQL needs to know. */
export function toPlaceholders(types: readonly string[], rows: number): string {
  const row = `(${types.map((type) => `CAST(? AS ${type})`).join(', ')})`;
  return Array.from({ length: rows }, () => row).join(', ');
}
