import 'server-only';

import type { Logger } from 'pino';

import type { ScreenReport } from '@/lib/screens/screen-report';

import type { Clock } from '../util/clock';
import { AccessTable, type AccessEntry, type ScreenAccess } from './access-table';
import type { AccessRecord, AccessStore, LastSeen, StoredAccess } from './store/access-store';

/** A screen or share link in the list for members. */
export interface ListedAccess {
  readonly record: AccessRecord;
  readonly seen: LastSeen | null;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
}

/** Dependencies of {@link AccessRegister}. */
export interface RegisterOptions {
  readonly store: AccessStore;
  readonly log: Logger;
  readonly clock: Clock;
}

/** A screen expires a year after it was last seen. */
export const SCREEN_LIFE_MS = 365 * 86_400_000;
/** Last-seen times are written at most this often. */
const SEEN_INTERVAL_MS = 30_000;

function toExpiry({ expiresAtMs, createdAtMs }: AccessRecord, seen: LastSeen | undefined): number {
  return expiresAtMs ?? Math.max(createdAtMs, seen?.atMs ?? 0) + SCREEN_LIFE_MS;
}

/** All paired screens and share links: kept in memory for fast lookups, and in an {@link AccessStore}. */
export class AccessRegister {
  readonly #store: AccessStore;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #table = new AccessTable();
  readonly #watchers = new Set<(entries: readonly AccessEntry[]) => void>();
  #records: ReadonlyMap<string, AccessRecord> = new Map();
  readonly #seen = new Map<string, LastSeen>();
  readonly #unwritten = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isLoaded = false;
  #isFailing = false;

  constructor({ store, log, clock }: RegisterOptions) {
    this.#store = store;
    this.#log = log;
    this.#clock = clock;
  }

  /** Loads the stored records. */
  async start(): Promise<void> {
    await this.#store.open((stored) => this.#update(stored));
    await this.#removeExpired().catch((error: unknown) => this.#logFailure(error));
  }

  /** False until the store was read once: until then, an unknown credential may be valid. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** False also while the store cannot be reached, so that the records may be outdated. */
  get isCurrent(): boolean {
    return this.#isLoaded && this.#store.isCurrent;
  }

  /** What a credential gives access to; null if it is unknown, revoked or expired. */
  find(credential: string): ScreenAccess | null {
    return this.#table.find(credential, this.#clock.now());
  }

  /** The record with an ID; null if there is none. */
  get(id: string): AccessRecord | null {
    return this.#records.get(id) ?? null;
  }

  /** Calls back with all entries, once loaded and after each change. Returns a function that stops it. */
  watch(onEntries: (entries: readonly AccessEntry[]) => void): () => void {
    this.#watchers.add(onEntries);
    if (this.#isLoaded) onEntries(this.#toEntries());
    return () => this.#watchers.delete(onEntries);
  }

  /** Records that a screen or guest sent a request. Written to the store every 30 seconds at most. */
  recordSeen(id: string, report: ScreenReport | null): void {
    if (!this.#records.has(id)) return;
    // A request without a report keeps the last one.
    this.#seen.set(id, { atMs: this.#clock.now(), report: report ?? this.#seen.get(id)?.report ?? null });
    this.#unwritten.add(id);
    if (this.#timer) return;
    this.#timer = setTimeout(() => void this.#writeSeen(), SEEN_INTERVAL_MS);
    this.#timer.unref();
  }

  /** All screens and links, newest first. */
  list(): readonly ListedAccess[] {
    return [...this.#records.values()]
      .map((record) => {
        const seen = this.#seen.get(record.id);
        return { record, seen: seen ?? null, expiresAtMs: toExpiry(record, seen) };
      })
      .sort((a, b) => b.record.createdAtMs - a.record.createdAtMs);
  }

  /** @throws Error if it cannot be stored, without effect */
  async add(record: AccessRecord): Promise<void> {
    await this.#removeExpired();
    await this.#store.add(record);
  }

  /** False if there is no such record. @throws Error if it cannot be stored, without effect */
  async rename(id: string, name: string): Promise<boolean> {
    const record = this.#records.get(id);
    return record !== undefined && (await this.#store.replace({ ...record, name }));
  }

  /** False if there is no such record. @throws Error if it cannot be stored: a restart may restore the access */
  revoke(id: string): Promise<boolean> {
    return this.#store.remove(id);
  }

  /** Writes the last-seen times and closes the store. */
  async stop(): Promise<void> {
    await this.#writeSeen();
    await this.#store.close();
  }

  async #removeExpired(): Promise<void> {
    for (const { record, expiresAtMs } of this.list())
      if (expiresAtMs <= this.#clock.now()) await this.revoke(record.id);
  }

  #update({ records, seen }: StoredAccess): void {
    this.#records = records;
    this.#isLoaded = true;
    for (const [id, lastSeen] of seen) {
      const current = this.#seen.get(id);
      if (!current || current.atMs < lastSeen.atMs) this.#seen.set(id, lastSeen);
    }
    for (const id of this.#seen.keys()) if (!records.has(id)) this.#seen.delete(id);
    this.#publish();
  }

  #toEntries(): readonly AccessEntry[] {
    return this.list().map(({ record: { id, kind, visibility, digest }, expiresAtMs }) => ({
      id,
      kind,
      visibility,
      digest,
      expiresAtMs,
    }));
  }

  #publish(): void {
    const entries = this.#toEntries();
    this.#table.replace(entries);
    for (const onEntries of this.#watchers) onEntries(entries);
  }

  async #writeSeen(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const ids = [...this.#unwritten];
    this.#unwritten.clear();
    if (ids.length === 0) return;
    const seen = ids.flatMap((id) => {
      const lastSeen = this.#seen.get(id);
      return lastSeen ? [[id, lastSeen] as const] : [];
    });
    try {
      await this.#store.saveLastSeen(new Map(seen));
      this.#isFailing = false;
      this.#publish();
    } catch (error) {
      this.#logFailure(error);
    }
  }

  #logFailure(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    const problem = (error as NodeJS.ErrnoException).code ?? 'unknown';
    this.#log.warn({ problem }, 'cannot store when screens were last seen');
  }
}
