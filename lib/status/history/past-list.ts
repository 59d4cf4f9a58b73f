import { withDisplayNames } from '../model/display-board';
import { toDisplayName } from '../model/display-name';
import { createPlacer, type Placed } from '../model/place';
import { secondsBetween, toDay, toMs } from '../model/time';
import { UNKNOWN_ID, type Incident, type Sections } from '../model/types';
import type { GlyphName } from '../verdict/glyphs';
import type { ChangePage, Gap, HistoryChange, PastNotice } from './types';

/** A line of the list of changes. Names are display names. */
export type PastRow =
  | {
      readonly kind: 'change';
      readonly change: Placed<HistoryChange>;
      /** Whether it has a service and a scope. */
      readonly isPlaced: boolean;
      readonly tone: GlyphName | 'neutral';
    }
  | { readonly kind: 'gap'; readonly gap: Gap };

const TONES: Readonly<Record<string, GlyphName>> = {
  ok: 'ok',
  warning: 'warning',
  alert: 'alert',
  active: 'alert',
  investigating: 'alert',
  stable: 'warning',
  resolved: 'ok',
  scheduled: 'maintenance',
  'in-progress': 'maintenance',
  succeed: 'ok',
  failed: 'warning',
  canceled: 'maintenance',
};

const toneOf = (change: HistoryChange): GlyphName | 'neutral' =>
  change.kind === 'inventory' || change.to === null ? 'neutral' : (TONES[change.to] ?? 'unknown');

/** When a line is listed: a gap where it ended. */
export const atOf = (row: PastRow): number => (row.kind === 'gap' ? row.gap.until : row.change.at);

/** A page of changes with the gaps between them, newest first. */
export function toPastRows(
  { changes, gaps }: ChangePage,
  sections: Pick<Sections, 'scopes' | 'services'>,
): readonly PastRow[] {
  const place = createPlacer(sections);
  const rows: PastRow[] = changes.map((change) => {
    const shown = withDisplayNames(change);
    const named: HistoryChange =
      shown.kind === 'inventory' && shown.fromName !== null
        ? { ...shown, fromName: toDisplayName(shown.fromName) || `#${shown.id}` }
        : shown;
    const isPlaced = change.scopeId !== UNKNOWN_ID && change.serviceId !== UNKNOWN_ID;
    return { kind: 'change', change: place(named), isPlaced, tone: toneOf(change) };
  });
  const gapRows = gaps.map((gap): PastRow => ({ kind: 'gap', gap }));
  return [...rows, ...gapRows].sort((a, b) => atOf(b) - atOf(a));
}

/** An incident of the past. */
export interface PastIncident extends Placed<
  Pick<Incident, 'id' | 'name' | 'severity' | 'scopeId' | 'serviceId'>
> {
  /** When it started, an ISO instant. */
  readonly startedAt: string;
  /** How long it lasted, or has lasted so far; null if that is unknown. */
  readonly seconds: number | null;
  readonly isOngoing: boolean;
  readonly isDeleted: boolean;
}

/** The incidents that started in a month. */
export interface IncidentMonth {
  /** `2026-11` */
  readonly month: string;
  readonly incidents: readonly PastIncident[];
  /** The sum of their durations, as far as these are known. */
  readonly seconds: number;
}

const OPEN: readonly Incident['status'][] = ['active', 'investigating', 'stable'];

function toPastIncident({ item, seen, isDeleted }: Extract<PastNotice, { kind: 'incident' }>) {
  const isOngoing = !isDeleted && OPEN.includes(item.status);
  // Dates of the source, if there are any: the board may have noticed it later.
  const startedMs = toMs(item.impactStartedAt ?? item.createdAt) ?? seen.from;
  const endedMs = isOngoing ? seen.until : (toMs(item.resolvedAt) ?? seen.until);
  return {
    startedAt: new Date(startedMs).toISOString(),
    seconds: secondsBetween(startedMs, endedMs),
    isOngoing,
    isDeleted,
  };
}

/** Groups incidents by the month in which they started, newest first. @param timeZone The IANA zone of the months. */
export function toIncidentMonths(
  notices: readonly PastNotice[],
  sections: Pick<Sections, 'scopes' | 'services'>,
  timeZone: string,
): readonly IncidentMonth[] {
  const place = createPlacer(sections);
  const incidents = notices
    .flatMap((notice) => (notice.kind === 'incident' ? notice : []))
    .map((notice): PastIncident => {
      const { id, name, severity, scopeId, serviceId } = withDisplayNames(notice.item);
      return { ...place({ id, name, severity, scopeId, serviceId }), ...toPastIncident(notice) };
    })
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || b.id - a.id);
  const months = new Map<string, PastIncident[]>();
  for (const incident of incidents) {
    const month = toDay(incident.startedAt, timeZone).slice(0, -3);
    months.set(month, [...(months.get(month) ?? []), incident]);
  }
  return [...months].map(([month, found]) => ({
    month,
    incidents: found,
    seconds: found.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
  }));
}
