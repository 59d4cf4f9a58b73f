import { toErrorCode } from '../../util/files';
import { migrate } from './schema';
import type { Query, Sql } from '../sql/sql';
import { isDamagedFile } from '../sql/sqlite';
import { findSource } from './find-source';

/** What a store is opened with. */
export interface StoreOptions {
  /** Opens the engine. Called again after it failed. */
  readonly openSql: () => Promise<Sql>;
  /** Moves a damaged file away, so that {@link openSql} begins a new one. Default: damage is an error like others. */
  readonly setAside?: () => Promise<void>;
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

/**
 * The tables of the history. They are opened and migrated when they are first needed, and again after a failure. A damaged file is replaced
 * by a new one as soon as the damage is noticed.
 */
export class Store {
  readonly #options: StoreOptions;
  #opening: Promise<OpenStore> | null = null;
  #isClosed = false;
  #replacements = 0;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** How often a damaged file was replaced: what was recorded before is gone. */
  get replacements(): number {
    return this.#replacements;
  }

  /** The open store. @throws NewerStoreError, or the error of the engine */
  open(): Promise<OpenStore> {
    if (this.#isClosed) return Promise.reject(new Error('the history is closed'));
    return this.#opening ?? this.#keep(this.#open().catch((error: unknown) => this.#replace(error)));
  }

  /** Runs a query for reading. @throws Error of the engine */
  read<T>(run: (query: Query, source: number) => Promise<T>): Promise<T> {
    return this.#use(({ sql, source }) => run(sql.query, source));
  }

  /** Runs a transaction that writes what belongs to the source. @throws Error of the engine */
  write<T>(run: (query: Query, source: number) => Promise<T>): Promise<T> {
    return this.#use(({ sql, source }) => sql.transaction(source, (query) => run(query, source)));
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

  async #use<T>(run: (store: OpenStore) => Promise<T>): Promise<T> {
    const opening = this.open();
    const store = await opening;
    try {
      return await run(store);
    } catch (error) {
      // What runs at the same time fails too, and must not replace the new file.
      if (this.#mayReplace(error) && this.#opening === opening) {
        const closed = store.sql.close().catch(() => undefined);
        void this.#keep(closed.then(() => this.#replace(error))).catch(() => undefined);
      }
      throw error;
    }
  }

  /** Keeps what is being opened, until it fails. */
  #keep(opening: Promise<OpenStore>): Promise<OpenStore> {
    const kept = opening.catch((error: unknown) => {
      if (this.#opening === kept) this.#opening = null;
      throw error;
    });
    this.#opening = kept;
    return kept;
  }

  #mayReplace(error: unknown): boolean {
    return this.#options.setAside !== undefined && !this.#isClosed && isDamagedFile(error);
  }

  /** Begins a new file if this is the error of a damaged one. @throws The error if it is another */
  async #replace(error: unknown): Promise<OpenStore> {
    if (!this.#mayReplace(error)) throw error;
    await this.#options.setAside?.();
    this.#replacements += 1;
    return this.#open();
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
