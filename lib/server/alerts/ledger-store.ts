import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Logger } from 'pino';

import { quarantine, toErrorCode, writeAtomically } from '../util/files';
import { EMPTY_LEDGER, ledgerSchema, type Ledger } from './ledger';

/** Changes a ledger, and returns something about the change. */
export type Change<T> = (ledger: Ledger) => { readonly ledger: Ledger; readonly result: T };

/** Where the ledger is stored. */
export interface LedgerStore {
  /** Opens the store. @param onChange Called when another instance has changed the ledger. */
  open(onChange: () => void): void;
  /** The stored ledger. @throws Error if it cannot be read. */
  read(): Promise<Ledger>;
  /**
   * Applies a change and stores its result durably. Changes are applied one after the other, each to the result of the one before.
   *
   * @throws Error if the ledger cannot be read or stored; then nothing has changed.
   */
  change<T>(change: Change<T>): Promise<T>;
  close(): void;
}

/** Parses a stored ledger; null if it is damaged. */
export function parseLedger(text: string): Ledger | null {
  try {
    return ledgerSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Runs tasks one after the other, in the order of the calls. */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };
}

/** Stores the ledger in `alerts.json` in `DATA_DIR`, for a single instance; without a folder, in memory. */
export class FileLedgerStore implements LedgerStore {
  readonly #path: string | null;
  readonly #log: Logger;
  readonly #now: () => number;
  readonly #queue = createQueue();
  #ledger: Ledger | null = null;

  constructor(dataDir: string | null, { log, now }: { readonly log: Logger; readonly now: () => number }) {
    this.#path = dataDir === null ? null : join(dataDir, 'alerts.json');
    this.#log = log;
    this.#now = now;
  }

  open(): void {
    // The file is read by the first call that needs it, again after an error.
  }

  read(): Promise<Ledger> {
    return this.#queue(() => this.#load());
  }

  change<T>(change: Change<T>): Promise<T> {
    return this.#queue(async () => {
      const before = await this.#load();
      const { ledger, result } = change(before);
      if (ledger !== before && this.#path !== null)
        await writeAtomically(this.#path, `${JSON.stringify(ledger)}\n`);
      this.#ledger = ledger;
      return result;
    });
  }

  close(): void {
    // Each change is written when it is made.
  }

  async #load(): Promise<Ledger> {
    this.#ledger ??= this.#path === null ? EMPTY_LEDGER : await this.#readFile(this.#path);
    return this.#ledger;
  }

  async #readFile(path: string): Promise<Ledger> {
    try {
      const ledger = parseLedger(await readFile(path, 'utf8'));
      if (ledger) return ledger;
    } catch (error) {
      if (toErrorCode(error) === 'ENOENT') return EMPTY_LEDGER;
      throw error;
    }
    const file = await quarantine(path, 'damaged', this.#now());
    this.#log.warn(
      { file },
      'alerts.json is damaged and was renamed: which alerts fire is unknown until they are repeated',
    );
    return EMPTY_LEDGER;
  }
}
