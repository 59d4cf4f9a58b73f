import { createPlacer } from '../model/place';
import type { Ages, Incident, Maintenance, Place, Sections, Snapshot } from '../model/types';
import { toBoardFreshness } from '../freshness/freshness';
import { summarise } from '../verdict/board-summary';
import { doubtOf, type VerdictLevel } from '../verdict/verdict';
import type { NotifyEvent } from './event';
import { compareLines, type KnownLines } from './line-events';
import { compareIncidents, compareMaintenances, type KnownNotices } from './notice-events';
import { settle, type Track } from './settle';

/** What was announced of a board. A part is null until it was read for the first time. */
export interface Announced {
  readonly blind: Track<boolean> | null;
  readonly verdict: Track<VerdictLevel> | null;
  readonly services: KnownLines | null;
  readonly scopes: KnownLines | null;
  readonly incidents: KnownNotices | null;
  readonly maintenances: KnownNotices | null;
}

/** A board of which nothing was announced. */
export const NOTHING_ANNOUNCED: Announced = {
  blind: null,
  verdict: null,
  services: null,
  scopes: null,
  incidents: null,
  maintenances: null,
};

/** A board as one audience sees it. */
export interface SeenBoard {
  readonly snapshot: Snapshot;
  readonly ages: Ages;
  /** Visible notices that closed since the reading before, in their final state. */
  readonly closed: { readonly incidents: readonly Incident[]; readonly maintenances: readonly Maintenance[] };
  /** The lists of the whole board, visible or not. */
  readonly whole: Pick<Sections, 'incidents' | 'maintenances'>;
}

/** When something is announced. */
export interface DetectOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** How long a level must last before it is announced. */
  readonly graceMs: number;
}

const LEVELS: readonly VerdictLevel[] = ['ok', 'empty', 'unknown', 'warning', 'alert'];
const rankOfLevel = (level: VerdictLevel): number => LEVELS.indexOf(level);
const rankOfBlind = (isBlind: boolean): number => Number(isBlind);
const startOf = <T>(value: T): Track<T> => ({ announced: value, worst: value, since: null });

/**
 * Compares a board with what was announced of it. What is there when a part is read for the first time counts as announced. While
 * monitors cannot be read, only blindness is announced: nothing fails or recovers unseen.
 */
export function detect(
  before: Announced,
  { snapshot, ages, closed, whole }: SeenBoard,
  { now, graceMs }: DetectOptions,
): { readonly announced: Announced; readonly events: readonly NotifyEvent[] } {
  const { sections } = snapshot;
  const { summary, map } = summarise(snapshot);
  const events: NotifyEvent[] = [];
  const { freshness, freshnessOf } = toBoardFreshness(summary, ages);
  const isBlind = freshness.word === 'unknown';
  let { blind, verdict, services, scopes } = before;

  if (blind || !isBlind) {
    const settled = settle(blind ?? startOf(isBlind), isBlind, { now, graceMs, rankOf: rankOfBlind });
    blind = settled.track;
    if (settled.change) events.push({ kind: 'board', at: now, isBlind, problem: freshness.problem });
  }

  if (map && sections.monitors.state === 'fresh' && !isBlind) {
    const { level } = summary.verdict;
    const settled = settle(verdict ?? startOf(level), level, { now, graceMs, rankOf: rankOfLevel });
    verdict = settled.track;
    if (settled.change) {
      const { from, worst } = settled.change;
      events.push({ kind: 'verdict', at: now, from, to: level, worst, verdict: summary.verdict });
    }
    const isWhole = doubtOf(sections.monitors) === null;
    const common = { isWhole, now, graceMs };
    const seenServices = compareLines(services, { kind: 'service', lines: map.rows, ...common });
    const seenScopes = compareLines(scopes, { kind: 'scope', lines: map.columns, ...common });
    services = seenServices.known;
    scopes = seenScopes.known;
    events.push(...seenServices.events, ...seenScopes.events);
  }

  // What was restored from before a restart may be announced as over already; and without places, nothing is visible to some.
  const isCurrent = (name: 'incidents' | 'maintenances'): boolean =>
    freshnessOf(name).word !== 'unknown' &&
    sections.scopes.state !== 'unavailable' &&
    sections.services.state !== 'unavailable';
  const place = createPlacer(sections);
  const toNames = ({ scopeId, serviceId }: Place) => {
    const { scope, service } = place({ scopeId, serviceId });
    return { scope, service };
  };
  const isListedIn = (name: 'incidents' | 'maintenances') => {
    const ids = new Set(whole[name].items.map(({ id }) => id));
    return (id: number) => ids.has(id);
  };
  const incidents = isCurrent('incidents')
    ? compareIncidents(before.incidents, {
        section: sections.incidents,
        closed: closed.incidents,
        isListed: isListedIn('incidents'),
        placeNames: toNames,
        now,
      })
    : { known: before.incidents, events: [] };
  const maintenances = isCurrent('maintenances')
    ? compareMaintenances(before.maintenances, {
        section: sections.maintenances,
        closed: closed.maintenances,
        isListed: isListedIn('maintenances'),
        placeNames: toNames,
        now,
      })
    : { known: before.maintenances, events: [] };
  return {
    announced: {
      blind,
      verdict,
      services,
      scopes,
      incidents: incidents.known,
      maintenances: maintenances.known,
    },
    events: [...events, ...incidents.events, ...maintenances.events],
  };
}
