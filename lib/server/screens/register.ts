import 'server-only';

import type { Logger } from 'pino';

import type { ScreenReport } from '@/lib/screens/screen-report';

import type { Clock } from '../util/clock';
import type { AccessStore } from './store/access-store';
import { AccessTable, type AccessEntry, type ScreenAccess } from './access-table';
import type { AccessRecord, Kept, Seen } from './store/records';

/** A screen or link as members see it. */
export interface ListedAccess {
  readonly record: AccessRecord;
  readonly seen: Seen | null;
  /** Epoch milliseconds. */
  readonly expiresAtMs: number;
}

/** What the register is made of. */
export interface RegisterOptions {
  readonly store: AccessStore;
  readonly log: Logger;
  readonly clock: Clock;
}

/** How long a screen stays paired that nobody switches on: a year. */
export const SCREEN_LIFE_MS = 365 * 86_400_000;
/** How often it is written down who was here. */
const SEEN_GAP_MS = 30_000;

function toExpiry({ expiresAtMs, createdAtMs }: AccessRecord, seen: Seen | undefined): number {
  return expiresAtMs ?? Math.max(createdAtMs, seen?.atMs ?? 0) + SCREEN_LIFE_MS;
}

/** Knows, at once and from memory, who may see the board with a credential: the paired screens and the links that were shared. */
export class AccessRegister {
  readonly #store: AccessStore;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #table = new AccessTable();
  readonly #watchers = new Set<(entries: readonly AccessEntry[]) => void>();
  #records: ReadonlyMap<string, AccessRecord> = new Map();
  readonly #seen = new Map<string, Seen>();
  readonly #unwritten = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isKnown = false;
  #isFailing = false;

  constructor({ store, log, clock }: RegisterOptions) {
    this.#store = store;
    this.#log = log;
    this.#clock = clock;
  }

  /** Reads what is kept. */
  async start(): Promise<void> {
    await this.#store.open((kept) => this.#take(kept));
    await this.#forgetOver().catch((error: unknown) => this.#fail(error));
  }

  /** False as long as nothing could be read yet: then who is not found may be somebody all the same. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** False as well where what was read is not known to hold any more, because its store is out of reach. */
  get isCurrent(): boolean {
    return this.#isKnown && this.#store.isCurrent;
  }

  /** What a credential gives; null where it is none, was revoked, or is over. */
  find(credential: string): ScreenAccess | null {
    return this.#table.find(credential, this.#clock.now());
  }

  /** What is kept of somebody; null where they are not there any more. */
  get(id: string): AccessRecord | null {
    return this.#records.get(id) ?? null;
  }

  /** Tells everything that may be found, as soon as it is known and after each change; returns how to stop that. */
  watch(onEntries: (entries: readonly AccessEntry[]) => void): () => void {
    this.#watchers.add(onEntries);
    if (this.#isKnown) onEntries(this.#toEntries());
    return () => this.#watchers.delete(onEntries);
  }

  /** Keeps that somebody is here: in memory at once, written down every 30 seconds at most. */
  noteSeen(id: string, report: ScreenReport | null): void {
    if (!this.#records.has(id)) return;
    // A read without a report says nothing new of the screen.
    this.#seen.set(id, { atMs: this.#clock.now(), report: report ?? this.#seen.get(id)?.report ?? null });
    this.#unwritten.add(id);
    if (this.#timer) return;
    this.#timer = setTimeout(() => void this.#writeSeen(), SEEN_GAP_MS);
    this.#timer.unref();
  }

  /** All screens and links, the newest first. */
  list(): readonly ListedAccess[] {
    return [...this.#records.values()]
      .map((record) => {
        const seen = this.#seen.get(record.id);
        return { record, seen: seen ?? null, expiresAtMs: toExpiry(record, seen) };
      })
      .sort((a, b) => b.record.createdAtMs - a.record.createdAtMs);
  }

  /** @throws Error where it cannot be kept: then it has no effect. */
  async add(record: AccessRecord): Promise<void> {
    await this.#forgetOver();
    await this.#store.add(record);
  }

  /** False where it is not there any more. @throws Error where it cannot be kept: then it has no effect. */
  async rename(id: string, name: string): Promise<boolean> {
    const record = this.#records.get(id);
    return record !== undefined && (await this.#store.replace({ ...record, name }));
  }

  /** False where it was not there. @throws Error where that cannot be kept: a restart may bring it back. */
  revoke(id: string): Promise<boolean> {
    return this.#store.remove(id);
  }

  /** Writes down who was here, and ends. */
  async stop(): Promise<void> {
    await this.#writeSeen();
    await this.#store.close();
  }

  async #forgetOver(): Promise<void> {
    for (const { record, expiresAtMs } of this.list())
      if (expiresAtMs <= this.#clock.now()) await this.revoke(record.id);
  }

  #take({ records, seen }: Kept): void {
    this.#records = records;
    this.#isKnown = true;
    for (const [id, one] of seen) {
      const known = this.#seen.get(id);
      if (!known || known.atMs < one.atMs) this.#seen.set(id, one);
    }
    for (const id of this.#seen.keys()) if (!records.has(id)) this.#seen.delete(id);
    this.#tell();
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

  #tell(): void {
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
      const one = this.#seen.get(id);
      return one ? [[id, one] as const] : [];
    });
    try {
      await this.#store.see(new Map(seen));
      this.#isFailing = false;
      this.#tell();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    const problem = (error as NodeJS.ErrnoException).code ?? 'unknown';
    this.#log.warn({ problem }, 'when screens were seen last cannot be written down');
  }
}
