import 'server-only';

import { LRUCache } from 'lru-cache';

import { SECTION_NAMES, type Ages, type Snapshot } from '@/lib/status/model/types';

import { createBoardFilter } from '@/lib/status/model/visible-board';
import { seesEverything, visibilityKey, type Visibility } from '@/lib/status/model/visibility';

import { toAges, type BoardReading } from './board-reading';
import type { BoardState } from './board-state';
import type { Clock } from '../util/clock';
import { toDigest, serializeList } from '../util/digest';

/** One version of the board, ready to be sent. */
export interface Published {
  readonly snapshot: Snapshot;
  /** The snapshot as JSON. */
  readonly body: string;
  /** A strong entity tag of the body. */
  readonly etag: string;
}

/** What is the same in every version of a board. */
export type BoardFacts = Pick<Snapshot, 'title' | 'isDemo' | 'timeZone' | 'readsComments'>;

/** The board as some may see it. */
interface Seen {
  readonly cut: (snapshot: Snapshot) => Snapshot;
  /** The version that it was cut from, and what came of it. */
  readonly whole: Published;
  readonly published: Published;
}

/** How many different visibilities are remembered: each holds what it does not share with the others. */
const MAX_SEEN = 50;
const SHOWN_CHANGES = 50;

/** What is the same for the same content, and another for any other. */
function toVersion({ sections, ...rest }: Omit<Snapshot, 'version'>): string {
  const digests = SECTION_NAMES.map((name) => {
    const { items, ...how } = sections[name];
    return [how, serializeList(items).digest];
  });
  return toDigest(JSON.stringify([rest, digests]));
}

/** A board as JSON, made of what is written already. */
function toBody({ sections, ...rest }: Snapshot): string {
  const parts = SECTION_NAMES.map((name) => {
    const { items, ...how } = sections[name];
    return `${JSON.stringify(name)}:${JSON.stringify(how).slice(0, -1)},"items":${serializeList(items).json}}`;
  });
  return `${JSON.stringify(rest).slice(0, -1)},"sections":{${parts.join(',')}}}`;
}

/** A board with its version, which is made from everything else in it; `known` where that is the same. */
export function toPublished(content: Omit<Snapshot, 'version'>, known: Published | null = null): Published {
  const version = toVersion(content);
  if (version === known?.snapshot.version) return known;
  const snapshot: Snapshot = { ...content, version };
  return { snapshot, body: toBody(snapshot), etag: `"${version}"` };
}

function toContentOf({ version: _, ...content }: Snapshot): Omit<Snapshot, 'version'> {
  return content;
}

/** Holds the latest version of the board, and how old it is. */
export class SnapshotStore {
  readonly #clock: Clock;
  readonly #facts: BoardFacts;
  readonly #seen = new LRUCache<string, Seen>({ max: MAX_SEEN });
  #published: Published;
  #readAtMs: BoardReading['readAtMs'];
  readonly #watchers: ((reading: BoardReading) => void)[] = [];

  constructor(clock: Clock, facts: BoardFacts, state: BoardState) {
    this.#clock = clock;
    this.#facts = facts;
    this.#readAtMs = state.readTimes;
    this.#published = toPublished(this.#toContent(state));
  }

  /**
   * The latest version of all that is known, internal events included: what leaves the server is seen through {@link forVisibility}. Before the
   * first read, one whose sections are all unavailable.
   */
  get published(): Published {
    return this.#published;
  }

  /** The latest version as somebody may see it. Its version changes only when something changes that they see. */
  forVisibility(visibility: Visibility): Published {
    const whole = this.#published;
    if (seesEverything(visibility)) return whole;
    const key = visibilityKey(visibility);
    const known = this.#seen.get(key);
    if (known?.whole === whole) return known.published;
    const cut = known?.cut ?? createBoardFilter(visibility);
    const published = toPublished(toContentOf(cut(whole.snapshot)), known?.published);
    this.#seen.set(key, { cut, whole, published });
    return published;
  }

  /** Takes the outcome of a refresh. One that says the same as the last keeps the version, and only its age is new. */
  publish(state: BoardState): void {
    this.#readAtMs = state.readTimes;
    this.#published = toPublished(this.#toContent(state), this.#published);
    for (const watcher of this.#watchers) watcher(this.reading);
  }

  /** Which version it holds, and when it was read. */
  get reading(): BoardReading {
    const { version, intervalSeconds, isSlowed } = this.#published.snapshot;
    return { version, intervalSeconds, isSlowed, readAtMs: this.#readAtMs };
  }

  /** Calls back now and whenever something was published, before anybody else can see that. */
  watch(watcher: (reading: BoardReading) => void): void {
    this.#watchers.push(watcher);
    watcher(this.reading);
  }

  /** How long ago each section was last read with success. */
  ages(): Ages {
    return toAges(this.reading, this.#clock.elapsed());
  }

  /** The present, as an ISO instant: readers count durations from it, because a screen's own clock may be wrong. */
  time(): string {
    return new Date(this.#clock.now()).toISOString();
  }

  #toContent({ sections, interval, transitions, zoneErrorMinutes }: BoardState): Omit<Snapshot, 'version'> {
    return {
      format: 1 as const,
      ...this.#facts,
      intervalSeconds: interval.seconds,
      isSlowed: interval.isSlowed,
      zoneErrorMinutes,
      sections,
      changes: transitions.slice(0, SHOWN_CHANGES),
    };
  }
}
