import { toErrorCode } from '../../util/files';
import { migrate } from './schema';
import type { Query, Sql } from '../sql/sql';
import { findSource } from './find-source';

/** What a store is opened with. */
export interface StoreOptions {
  /** Opens the engine. Called again after it failed. */
  readonly openSql: () => Promise<Sql>;
  /** Identifies the source in the store. */
  readonly sourceKey: string;
  /** The site's time zone, whose days are rolled up. */
  readonly timeZone: string;
}

/** An open store. */
export interface OpenStore {
  readonly sql: Sql;
  /** The number of the source. */
  readonly source: number;
}

const SOURCE_LOCK = 0;

/** The tables of the history. They are opened and migrated when they are first needed, and again after a failure. */
export class Store {
  readonly #options: StoreOptions;
  #opening: Promise<OpenStore> | null = null;
  #isClosed = false;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** The open store. @throws NewerStoreError, or the error of the engine */
  open(): Promise<OpenStore> {
    if (this.#isClosed) return Promise.reject(new Error('the history is closed'));
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  /** Runs a query for reading. @throws Error of the engine */
  async read<T>(run: (query: Query, source: number) => Promise<T>): Promise<T> {
    const { sql, source } = await this.open();
    return run(sql.query, source);
  }

  /** Runs a transaction that writes what belongs to the source. @throws Error of the engine */
  async write<T>(run: (query: Query, source: number) => Promise<T>): Promise<T> {
    const { sql, source } = await this.open();
    return sql.transaction(source, (query) => run(query, source));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const opening = this.#opening;
    if (opening)
      await opening.then(
        ({ sql }) => sql.close(),
        () => undefined,
      );
  }

  async #open(): Promise<OpenStore> {
    const { openSql, sourceKey, timeZone } = this.#options;
    const sql = await openSql();
    try {
      await migrate(sql);
      const source = await sql.transaction(SOURCE_LOCK, (query) => findSource(query, sourceKey, timeZone));
      return { sql, source };
    } catch (error) {
      await sql.close().catch(() => undefined);
      throw error;
    }
  }
}

/** A short code of an engine's error: Node's, an SQLSTATE, `TIMEOUT`, or `SQLITE_` with a number. Contains no address or value. */
export function toStoreProblem(error: unknown): string {
  const { errcode, message = '' } = error as { readonly errcode?: number; readonly message?: string };
  if (errcode !== undefined) return `SQLITE_${errcode}`;
  // One of the two embedded engines does not give the number.
  if (/disk is full/.test(message)) return 'SQLITE_13';
  if (/database is locked/.test(message)) return 'SQLITE_5';
  const code = toErrorCode(error);
  if (code !== 'unknown') return code;
  if (/time ?out/i.test(message)) return 'TIMEOUT';
  return /terminated|closed/i.test(message) ? 'CONNECTION_LOST' : 'unknown';
}
