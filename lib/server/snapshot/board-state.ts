import 'server-only';

import {
  type Section,
  SECTION_NAMES,
  type SectionName,
  type Sections,
  type Transition,
} from '@/lib/status/model/types';

const UNREAD: Section<never> = { state: 'unavailable', problem: null, isProven: true, flaws: [], items: [] };

/**
 * When each section was last read with success, in milliseconds of {@link Clock.elapsed}. Null where it never was, and where that is not
 * known: the section then holds the items of a read whose age nobody can tell.
 */
export type ReadTimes = { readonly [Name in SectionName]: number | null };

/** When the source was read. Stamps of this process: they are worth nothing in another one (see `toBoardAges`). */
export interface BoardTimes {
  readonly readTimes: ReadTimes;
  /** When everything was last listed, on the same clock; null where that is not known. */
  readonly sweptAtMs: number | null;
}

/** One publication among instances that share: greater terms are later, and within a term greater versions. */
export interface Publication {
  /** The fencing token of the lease that it was made under. */
  readonly term: number;
  readonly version: number;
}

/** How often the source is read. */
export interface IntervalInForce {
  readonly seconds: number;
  /** True when the source's rate limit makes it longer than configured. */
  readonly isSlowed: boolean;
}

/** What the poller knows of the source. */
export interface BoardContent {
  /** The shape of this object. */
  readonly format: 2;
  /** Which source it was read from (see `toSourceId`): a state of another one is of no use. */
  readonly sourceId: string;
  readonly sections: Sections;
  readonly interval: IntervalInForce;
  /** Minutes by which the source's dates are ahead of its clock; null where no date contradicts the configured zone. */
  readonly zoneErrorMinutes: number | null;
  /** The latest 500 changes, newest first. */
  readonly transitions: readonly Transition[];
}

/** Everything that the poller knows: what is published, kept on disk, and shared between instances. */
export interface BoardState extends BoardContent, BoardTimes {
  /** The publication that it is, or that it goes on from; null where it has nothing to do with any. */
  readonly publication: Publication | null;
}

/** How many transitions a state keeps. */
export const KEPT_TRANSITIONS = 500;

/** Whether one publication is later than another. No clock is asked: those of two machines, or of one after a restart, may differ. */
export function isLater(one: Publication, other: Publication | null): boolean {
  if (other === null || one.term !== other.term) return other === null || one.term > other.term;
  return one.version > other.version;
}

/** A board of which nothing was ever read. */
export function toUnreadState(sourceId: string, interval: IntervalInForce): BoardState {
  return {
    format: 2,
    sourceId,
    sections: forEachSection(() => UNREAD),
    interval,
    zoneErrorMinutes: null,
    transitions: [],
    readTimes: forEachSection(() => null),
    sweptAtMs: null,
    publication: null,
  };
}

/** A value for each section. */
export function forEachSection<T>(valueOf: (name: SectionName) => T): Record<SectionName, T> {
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, valueOf(name)])) as Record<SectionName, T>;
}
