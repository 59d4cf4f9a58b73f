import 'server-only';

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Logger } from 'pino';
import { z } from 'zod';

import type { Clock } from '../../util/clock';
import { coalesce } from '../../util/coalesce';
import { quarantine, removeStaleTemporaries, toErrorCode, writeAtomically } from '../../util/files';
import type { AccessStore } from './access-store';
import { MemoryPairings } from './memory-pairings';
import { recordSchema, seenSchema, type AccessRecord, type Kept, type Seen } from './records';

const MAX_BYTES = 16 * 1_024 * 1_024;
const fileSchema = z.object({
  format: z.literal(1),
  records: z.array(recordSchema),
  seen: z.record(z.string(), seenSchema),
});

/** Keeps screens and links in `access.json` in the data directory, for this process alone. */
export class FileStore implements AccessStore {
  readonly pairings: MemoryPairings;
  readonly #path: string;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #records = new Map<string, AccessRecord>();
  readonly #seen = new Map<string, Seen>();
  readonly #write = coalesce(() => this.#writeNow());
  #onKept: (kept: Kept) => void = () => undefined;
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
   * A file that is damaged is set aside, beside where it was, as `access.json.damaged-…`: all screens are then to be paired again. Where one
   * cannot be read at all, nothing is told and nothing taken: it may be full of screens.
   */
  async open(onKept: (kept: Kept) => void): Promise<void> {
    this.#onKept = onKept;
    try {
      const found = await stat(this.#path);
      await removeStaleTemporaries(this.#path, this.#clock.now());
      if (!(found.isFile() && found.size <= MAX_BYTES && (await this.#read()))) await this.#setAside();
    } catch (error) {
      const problem = toErrorCode(error);
      if (problem !== 'ENOENT') {
        this.#log.warn({ problem }, 'the screens in DATA_DIR cannot be read');
        return;
      }
    }
    this.#isRead = true;
    this.#tell();
  }

  async add(record: AccessRecord): Promise<void> {
    if (!this.#isRead) throw new Error('The screens that are kept could not be read.');
    this.#records.set(record.id, record);
    try {
      await this.#write();
    } catch (error) {
      this.#records.delete(record.id);
      throw error;
    }
    this.#tell();
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
    this.#tell();
    return true;
  }

  async remove(id: string): Promise<boolean> {
    const wasThere = this.#records.delete(id);
    this.#seen.delete(id);
    // At once, and even where the disk does not take it: whoever is shut out must be out now.
    this.#tell();
    if (wasThere) await this.#write();
    return wasThere;
  }

  async see(seen: ReadonlyMap<string, Seen>): Promise<void> {
    for (const [id, one] of seen) if (this.#records.has(id)) this.#seen.set(id, one);
    await this.#write();
  }

  async close(): Promise<void> {
    // Nothing waits: each change was written when it was made.
  }

  #tell(): void {
    this.#onKept({ records: new Map(this.#records), seen: new Map(this.#seen) });
  }

  async #read(): Promise<boolean> {
    const text = await readFile(this.#path, 'utf8');
    try {
      const { records, seen } = fileSchema.parse(JSON.parse(text));
      for (const record of records) this.#records.set(record.id, record);
      for (const [id, one] of Object.entries(seen)) if (this.#records.has(id)) this.#seen.set(id, one);
      return true;
    } catch {
      return false;
    }
  }

  async #setAside(): Promise<void> {
    const file = await quarantine(this.#path, 'damaged', this.#clock.now());
    this.#log.warn({ file }, 'the screens in DATA_DIR are of no use and were set aside: pair them again');
  }

  async #writeNow(): Promise<void> {
    const records = [...this.#records.values()];
    const content = { format: 1, records, seen: Object.fromEntries(this.#seen) };
    await writeAtomically(this.#path, `${JSON.stringify(content)}\n`);
  }
}
