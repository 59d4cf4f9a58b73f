import 'server-only';

import { SECTION_NAMES, type Ages, type Section, type SectionName, type Snapshot } from '@/lib/status/types';

import type { BoardState } from './board-state';
import type { Clock } from './clock';
import { toDigest, toKeptJson } from './kept-json';

/** One version of the board, ready to be sent. */
export interface Published {
  readonly snapshot: Snapshot;
  /** The snapshot as JSON. */
  readonly body: string;
  /** A strong entity tag of the body. */
  readonly etag: string;
}

/** What is the same in every version of a board. */
export type BoardFacts = Pick<Snapshot, 'title' | 'isDemo' | 'timeZone'>;

const SHOWN_CHANGES = 50;
const UNREAD: Section<never> = { state: 'unavailable', problem: null, items: [] };

const forEachSection = <T>(valueOf: (name: SectionName) => T): Record<SectionName, T> =>
  Object.fromEntries(SECTION_NAMES.map((name) => [name, valueOf(name)])) as Record<SectionName, T>;

/** A state in which nothing was read yet. */
export function toUnreadState(sourceId: string, intervalSeconds: number): BoardState {
  return {
    format: 1,
    sourceId,
    sections: forEachSection(() => UNREAD),
    readTimes: forEachSection(() => null),
    interval: { seconds: intervalSeconds, isSlowed: false },
    transitions: [],
  };
}

/** Holds the latest version of the board, and how old it is. */
export class SnapshotStore {
  readonly #clock: Clock;
  readonly #facts: BoardFacts;
  #version = '';
  #published: Published;
  /** When each section was read, on the clock that never jumps. */
  #readAtMs: Readonly<Record<SectionName, number | null>>;

  constructor(clock: Clock, facts: BoardFacts, state: BoardState) {
    this.#clock = clock;
    this.#facts = facts;
    this.#readAtMs = this.#toReadAtMs(state);
    this.#published = this.#toPublished(state);
  }

  /** The latest version; before the first read, one whose sections are all unavailable. */
  get published(): Published {
    return this.#published;
  }

  /** Takes the outcome of a refresh. One that says the same as the last keeps the version, and only its age is new. */
  publish(state: BoardState): void {
    this.#readAtMs = this.#toReadAtMs(state);
    this.#published = this.#toPublished(state);
  }

  /** How long ago each section was last read with success. */
  ages(): Ages {
    const nowMs = this.#clock.elapsed();
    return forEachSection((name) => {
      const readAtMs = this.#readAtMs[name];
      return readAtMs === null ? null : Math.max(0, (nowMs - readAtMs) / 1_000);
    });
  }

  /** The present, as an ISO instant: readers count durations from it, because a screen's own clock may be wrong. */
  time(): string {
    return new Date(this.#clock.now()).toISOString();
  }

  #toReadAtMs({ readTimes }: BoardState): Readonly<Record<SectionName, number | null>> {
    const offsetMs = this.#clock.elapsed() - this.#clock.now();
    return forEachSection((name) => (readTimes[name] === null ? null : readTimes[name] + offsetMs));
  }

  #toPublished({ sections, interval, transitions }: BoardState): Published {
    const changes = transitions.slice(0, SHOWN_CHANGES);
    const head = {
      format: 1 as const,
      ...this.#facts,
      intervalSeconds: interval.seconds,
      isSlowed: interval.isSlowed,
    };
    const digests = SECTION_NAMES.map((name) => {
      const { state, problem, items } = sections[name];
      return [state, problem, toKeptJson(items).digest];
    });
    const version = toDigest(JSON.stringify([head, digests, changes]));
    if (version === this.#version) return this.#published;
    this.#version = version;
    const snapshot: Snapshot = { ...head, sections, changes, version };
    return { snapshot, body: toBody(snapshot), etag: `"${version}"` };
  }
}

/** A snapshot as JSON, made of what is written already. */
function toBody({ sections, ...rest }: Snapshot): string {
  const parts = SECTION_NAMES.map((name) => {
    const { items, ...how } = sections[name];
    return `${JSON.stringify(name)}:${JSON.stringify(how).slice(0, -1)},"items":${toKeptJson(items).json}}`;
  });
  return `${JSON.stringify(rest).slice(0, -1)},"sections":{${parts.join(',')}}}`;
}
