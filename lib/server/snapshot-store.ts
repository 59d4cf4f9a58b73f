import 'server-only';

import { createHash } from 'node:crypto';

import { SECTION_NAMES, type Ages, type Section, type Sections, type Snapshot } from '@/lib/status/types';

import type { Clock } from './clock';

/** One version of the board, ready to be sent. */
export interface Published {
  readonly snapshot: Snapshot;
  /** The snapshot as JSON. */
  readonly body: string;
  /** A strong entity tag of the body. */
  readonly etag: string;
}

/** What is the same in every version of a board. */
export type BoardFacts = Pick<Snapshot, 'title' | 'isDemo' | 'timeZone' | 'intervalSeconds' | 'isSlowed'>;

/** When each section was last read with success, in milliseconds of {@link Clock.elapsed}; null for never. */
export type ReadTimes = { readonly [Name in keyof Sections]: number | null };

const UNREAD: Section<never> = { state: 'unavailable', problem: null, items: [] };
const NOTHING: Sections = {
  scopes: UNREAD,
  services: UNREAD,
  monitors: UNREAD,
  incidents: UNREAD,
  maintenances: UNREAD,
  announcements: UNREAD,
};
const NEVER: ReadTimes = {
  scopes: null,
  services: null,
  monitors: null,
  incidents: null,
  maintenances: null,
  announcements: null,
};

/** Holds the latest version of the board, and how old it is. */
export class SnapshotStore {
  readonly #clock: Clock;
  readonly #facts: BoardFacts;
  #published: Published;
  #readTimes = NEVER;

  constructor(clock: Clock, facts: BoardFacts) {
    this.#clock = clock;
    this.#facts = facts;
    this.#published = this.#toPublished(NOTHING);
  }

  /** The latest version; before the first read, one whose sections are all unavailable. */
  get published(): Published {
    return this.#published;
  }

  /** Takes the outcome of a refresh. Sections that say the same as before keep the version. */
  publish(sections: Sections, readTimes: ReadTimes): void {
    this.#readTimes = readTimes;
    const next = this.#toPublished(sections);
    if (next.etag !== this.#published.etag) this.#published = next;
  }

  /** How long ago each section was last read with success. */
  ages(): Ages {
    const elapsedMs = this.#clock.elapsed();
    const ageOf = (readAtMs: number | null) =>
      readAtMs === null ? null : Math.max(0, (elapsedMs - readAtMs) / 1_000);
    return Object.fromEntries(SECTION_NAMES.map((name) => [name, ageOf(this.#readTimes[name])])) as Ages;
  }

  /** The present, as an ISO instant: readers count durations from it, because a screen's own clock may be wrong. */
  time(): string {
    return new Date(this.#clock.now()).toISOString();
  }

  #toPublished(sections: Sections): Published {
    const content = { format: 1 as const, ...this.#facts, sections };
    const version = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
    const snapshot: Snapshot = { ...content, version };
    return { snapshot, body: JSON.stringify(snapshot), etag: `"${version}"` };
  }
}
