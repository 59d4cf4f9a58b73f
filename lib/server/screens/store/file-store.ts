import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Logger } from 'pino';
import { z } from 'zod';

import type { Clock } from '../../util/clock';
import { coalesce } from '../../util/coalesce';
import {
  lastSeenSchema,
  recordSchema,
  type AccessRecord,
  type AccessStore,
  type LastSeen,
  type StoredAccess,
} from './access-store';
import { quarantine, removeStaleTemporaries, toErrorCode, writeAtomically } from '../../util/files';
import { MemoryPairings } from './memory-pairings';

const MAX_BYTES = 16 * 1_024 * 1_024;
const fileSchema = z.object({
  format: z.literal(1),
  records: z.array(recordSchema),
  seen: z.record(z.string(), lastSeenSchema),
});

/** Stores screens and links in `access.json` in `DATA_DIR`, for a single instance. */
export class FileStore implements AccessStore {
  readonly pairings: MemoryPairings;
  readonly #path: string;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #records = new Map<string, AccessRecord>();
  readonly #seen = new Map<string, LastSeen>();
  readonly #write = coalesce(() => this.#writeNow());
  #onChange: (stored: StoredAccess) => void = () => undefined;
  #isRead = false;

  constructor(dataDir: string, { log, clock }: { readonly log: Logger; readonly clock: Clock }) {
    this.#path = join(dataDir, 'access.json');
    this.#log = log;
    this.#clock = clock;
    this.pairings = new MemoryPairings(clock);
  }

  get isCurrent(): boolean {
    return this.#isRead;
  }

  /**
   * A damaged file is renamed to `access.json.damaged-…`, and all screens have to be paired again. If the file cannot be read at all, the
   * store stays closed so as not to overwrite it.
   */
  async open(onChange: (stored: StoredAccess) => void): Promise<void> {
    this.#onChange = onChange;
    try {
      const found = await stat(this.#path);
      await removeStaleTemporaries(this.#path, this.#clock.now());
      if (!(found.isFile() && found.size <= MAX_BYTES && (await this.#read()))) await this.#setAside();
    } catch (error) {
      const problem = toErrorCode(error);
      if (problem !== 'ENOENT') {
        this.#log.warn({ problem }, 'cannot read paired screens from DATA_DIR');
        return;
      }
    }
    this.#isRead = true;
    this.#publish();
  }

  async add(record: AccessRecord): Promise<void> {
    if (!this.#isRead) throw new Error('access.json could not be read, and is not overwritten.');
    this.#records.set(record.id, record);
    try {
      await this.#write();
    } catch (error) {
      this.#records.delete(record.id);
      throw error;
    }
    this.#publish();
  }

  async replace(record: AccessRecord): Promise<boolean> {
    const before = this.#records.get(record.id);
    if (!before) return false;
    this.#records.set(record.id, record);
    try {
      await this.#write();
    } catch (error) {
      if (this.#records.get(record.id) === record) this.#records.set(record.id, before);
      throw error;
    }
    this.#publish();
    return true;
  }

  async remove(id: string): Promise<boolean> {
    const existed = this.#records.delete(id);
    this.#seen.delete(id);
    // Before the write, and even if it fails: revoking takes effect immediately.
    this.#publish();
    if (existed) await this.#write();
    return existed;
  }

  async saveLastSeen(seen: ReadonlyMap<string, LastSeen>): Promise<void> {
    for (const [id, lastSeen] of seen) if (this.#records.has(id)) this.#seen.set(id, lastSeen);
    await this.#write();
  }

  async close(): Promise<void> {
    // Each change is written when it is made.
  }

  #publish(): void {
    this.#onChange({ records: new Map(this.#records), seen: new Map(this.#seen) });
  }

  async #read(): Promise<boolean> {
    const text = await readFile(this.#path, 'utf8');
    try {
      const { records, seen } = fileSchema.parse(JSON.parse(text));
      for (const record of records) this.#records.set(record.id, record);
      for (const [id, lastSeen] of Object.entries(seen))
        if (this.#records.has(id)) this.#seen.set(id, lastSeen);
      return true;
    } catch {
      return false;
    }
  }

  async #setAside(): Promise<void> {
    const file = await quarantine(this.#path, 'damaged', this.#clock.now());
    this.#log.warn({ file }, 'access.json is damaged and was renamed: pair all screens again');
  }

  async #writeNow(): Promise<void> {
    const records = [...this.#records.values()];
    const content = { format: 1, records, seen: Object.fromEntries(this.#seen) };
    await writeAtomically(this.#path, `${JSON.stringify(content)}\n`);
  }
}
