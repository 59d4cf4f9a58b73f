import 'server-only';

import { LRUCache } from 'lru-cache';

import { SECTION_NAMES, type Ages, type Snapshot } from '@/lib/status/model/types';
import { createBoardFilter } from '@/lib/status/model/visible-board';
import { seesEverything, visibilityKey, type Visibility } from '@/lib/status/model/visibility';

import type { Clock } from '../util/clock';
import { serializeList, toDigest } from '../util/digest';
import { toAges, type BoardReading } from './board-reading';
import type { BoardState } from './board-state';

/** A version of the board, serialized. */
export interface Published {
  readonly snapshot: Snapshot;
  /** The snapshot as JSON. */
  readonly body: string;
  /** A strong entity tag of the body. */
  readonly etag: string;
}

/** The parts of a snapshot that never change while the process runs. */
export type BoardMetadata = Pick<Snapshot, 'title' | 'isDemo' | 'timeZone' | 'readsComments'>;

/** The board filtered by one visibility. */
interface FilteredBoard {
  readonly filter: (snapshot: Snapshot) => Snapshot;
  /** The version that was filtered, and the result. */
  readonly whole: Published;
  readonly published: Published;
}

/** How many filtered boards are cached, one for each visibility. */
const MAX_FILTERED = 50;
/** How many changes the JSON contains. Pages may show more. */
const MAX_SENT_CHANGES = 50;

/** A digest of everything in a snapshot. */
function toVersion({ sections, changes, ...rest }: Omit<Snapshot, 'version'>): string {
  const digests = SECTION_NAMES.map((name) => {
    const { items, ...metadata } = sections[name];
    return [metadata, serializeList(items).digest];
  });
  return toDigest(JSON.stringify([rest, serializeList(changes).digest, digests]));
}

/** A snapshot as JSON. Reuses the JSON of its lists. */
function toBody({ sections, ...board }: Snapshot): string {
  const rest = { ...board, changes: board.changes.slice(0, MAX_SENT_CHANGES) };
  const parts = SECTION_NAMES.map((name) => {
    const { items, ...metadata } = sections[name];
    return `${JSON.stringify(name)}:${JSON.stringify(metadata).slice(0, -1)},"items":${serializeList(items).json}}`;
  });
  return `${JSON.stringify(rest).slice(0, -1)},"sections":{${parts.join(',')}}}`;
}

/** Adds the version and serializes a snapshot. Returns `known` if the version is the same. */
export function toPublished(content: Omit<Snapshot, 'version'>, known: Published | null = null): Published {
  const version = toVersion(content);
  if (version === known?.snapshot.version) return known;
  const snapshot: Snapshot = { ...content, version };
  return { snapshot, body: toBody(snapshot), etag: `"${version}"` };
}

function withoutVersion({ version: _, ...content }: Snapshot): Omit<Snapshot, 'version'> {
  return content;
}

/** Holds the latest version of the board and its age. */
export class SnapshotStore {
  readonly #clock: Clock;
  readonly #metadata: BoardMetadata;
  readonly #filtered = new LRUCache<string, FilteredBoard>({ max: MAX_FILTERED });
  #published: Published;
  #readAtMs: BoardReading['readAtMs'];
  readonly #watchers: ((reading: BoardReading) => void)[] = [];

  constructor(clock: Clock, metadata: BoardMetadata, state: BoardState) {
    this.#clock = clock;
    this.#metadata = metadata;
    this.#readAtMs = state.readTimes;
    this.#published = toPublished(this.#toContent(state));
  }

  /**
   * The unfiltered latest version, including internal events. Use {@link forVisibility} for everything that leaves the
   * server. Before the first read, all sections are unavailable.
   */
  get published(): Published {
    return this.#published;
  }

  /** The latest version filtered by a visibility. Its version changes only when a visible part changes. */
  forVisibility(visibility: Visibility): Published {
    const whole = this.#published;
    if (seesEverything(visibility)) return whole;
    const key = visibilityKey(visibility);
    const known = this.#filtered.get(key);
    if (known?.whole === whole) return known.published;
    const filter = known?.filter ?? createBoardFilter(visibility);
    const published = toPublished(withoutVersion(filter(whole.snapshot)), known?.published);
    this.#filtered.set(key, { filter, whole, published });
    return published;
  }

  /** Publishes a board state. If its content is unchanged, the version stays and only the age changes. */
  publish(state: BoardState): void {
    this.#readAtMs = state.readTimes;
    this.#published = toPublished(this.#toContent(state), this.#published);
    for (const watcher of this.#watchers) watcher(this.reading);
  }

  /** The version and freshness of the latest board. */
  get reading(): BoardReading {
    const { version, intervalSeconds, isSlowed } = this.#published.snapshot;
    return { version, intervalSeconds, isSlowed, readAtMs: this.#readAtMs };
  }

  /** Calls back now and after each publication, before any request is answered with it. */
  watch(watcher: (reading: BoardReading) => void): void {
    this.#watchers.push(watcher);
    watcher(this.reading);
  }

  /** The age of each section in seconds. */
  ages(): Ages {
    return toAges(this.reading, this.#clock.elapsed());
  }

  /** The present as an ISO instant. Clients compute durations from it, because their own clock may be wrong. */
  time(): string {
    return new Date(this.#clock.now()).toISOString();
  }

  #toContent({ sections, interval, transitions, ...rest }: BoardState): Omit<Snapshot, 'version'> {
    return {
      format: 1 as const,
      ...this.#metadata,
      intervalSeconds: interval.seconds,
      isSlowed: interval.isSlowed,
      zoneErrorMinutes: rest.zoneErrorMinutes,
      observedSince: rest.observedSince,
      sections,
      changes: transitions,
    };
  }
}
