import type { Query, Sql, SqlRow, SqlValue } from './sql';

interface Statement {
  all(...values: SqlValue[]): unknown[];
}

/** What `node:sqlite` and `@photostructure/sqlite` have in common. */
interface Database {
  exec(text: string): void;
  prepare(text: string): Statement;
  close(): void;
}

interface SqliteModule {
  readonly DatabaseSync: new (path: string) => Database;
}

/** Another process that writes to the same file is waited for this long. */
const BUSY_TIMEOUT_MS = 2_000;
const MAX_STATEMENTS = 100;

const PRAGMAS = [
  `PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`,
  'PRAGMA journal_mode = WAL',
  // What is committed survives a power failure.
  'PRAGMA synchronous = FULL',
  'PRAGMA cache_size = -65536',
  'PRAGMA temp_store = MEMORY',
];

/** SQLITE_CORRUPT and SQLITE_NOTADB; the rest of a code says where it was noticed. */
const DAMAGED_CODES: readonly number[] = [11, 26];

/** Whether an error means that the file of a database is damaged. */
export function isDamagedFile(error: unknown): boolean {
  const { errcode, message = '' } = error as { readonly errcode?: number; readonly message?: string };
  if (errcode !== undefined) return DAMAGED_CODES.includes(errcode % 256);
  // One of the two embedded engines does not give the number.
  return /disk image is malformed|file is not a database/.test(message);
}

/** Node's own module where it works without a flag; otherwise the package with the same interface. */
async function loadModule(): Promise<SqliteModule> {
  // Not an import, which bundlers would resolve on versions of Node without it.
  const builtIn = process.getBuiltinModule('node:sqlite' as 'node:fs') as unknown as SqliteModule | undefined;
  return builtIn ?? (await import('@photostructure/sqlite'));
}

/**
 * Opens a database file, and creates it if it is missing. Statements run in this thread.
 *
 * @param path `:memory:` for none.
 * @param maxPages Limits the size of the file, for tests.
 * @throws Error if the file cannot be opened, or if no engine is installed
 */
export async function openSqlite(
  path: string,
  { maxPages }: { readonly maxPages?: number | undefined } = {},
): Promise<Sql> {
  const { DatabaseSync } = await loadModule();
  const database = new DatabaseSync(path);
  try {
    for (const pragma of PRAGMAS) database.exec(pragma);
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
  } catch (error) {
    database.close();
    throw error;
  }
  const statements = new Map<string, Statement>();
  const prepare = (text: string): Statement => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    const statement = database.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  // eslint-disable-next-line @typescript-eslint/require-await -- rejects instead of throwing
  const run: Query = async <Row = SqlRow>(text: string, values: readonly SqlValue[] = []) =>
    prepare(text).all(...values) as Row[];

  // There is one connection: what is not part of the running transaction waits for its end.
  let last: Promise<unknown> = Promise.resolve();
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    engine: 'sqlite',
    query: <Row = SqlRow>(text: string, values?: readonly SqlValue[]) =>
      enqueue(() => run<Row>(text, values)),
    transaction: (_lock, work) =>
      enqueue(async () => {
        database.exec('BEGIN IMMEDIATE');
        try {
          const result = await work(run);
          database.exec('COMMIT');
          return result;
        } catch (error) {
          // A full disk may have rolled it back already.
          try {
            database.exec('ROLLBACK');
          } catch {
            statements.clear();
          }
          throw error;
        }
      }),
    close: () =>
      enqueue(async () => {
        await Promise.resolve();
        statements.clear();
        database.close();
      }),
  };
}
