import { isOver, toMaintenanceState, type MaintenanceState } from '@/lib/status/model/maintenance';
import { LONG_SECONDS, secondsBetween, toMs } from '@/lib/status/model/time';
import type {
  Announcement,
  Incident,
  IncidentSeverity,
  Maintenance,
  Monitor,
} from '@/lib/status/model/types';
import { toTimeline, type IncidentDates } from '@/lib/status/notices/incident-timeline';
import type { PlaceDetails } from '@/lib/status/places/place-details';
import type { MonitorsAtPlace } from '@/lib/status/monitors/monitors-at-place';
import type { GlyphName } from '@/lib/status/verdict/glyphs';

import { formatSince, type Since } from './format-since';
import { IMPACT_KEYS, INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from './notice-keys';
import { LEVEL_KEYS, MAINTENANCE_STATUS_KEYS } from './page-keys';
import { verdictSentence } from './verdict-sentence';
import type { Words } from './words';

/** A part of a state. */
export interface StatePart {
  readonly text: string;
  /** The ISO instant that the text is relative to, for a tooltip. */
  readonly at?: string | null;
}

/** The state of an item in one line: `High · investigating · 50 min`. */
export interface ItemState {
  /** Its glyph and colour; `neutral` has no glyph. */
  readonly tone: GlyphName | 'neutral';
  /** From most to least important. */
  readonly parts: readonly StatePart[];
}

/** A state as text. */
export const stateText = ({ parts }: ItemState): string => parts.map(({ text }) => text).join(' · ');

type Say = Pick<Words, 't' | 'duration' | 'instant'>;

const SEVERITY_TONES = {
  critical: 'alert',
  high: 'alert',
  moderate: 'warning',
  low: 'warning',
  minor: 'warning',
  unknown: 'warning',
} as const satisfies Readonly<Record<IncidentSeverity, GlyphName>>;

/** A state with how long it has lasted, or since when if that is very long or before observation began; else without either. */
function lastingPart(text: string, start: Since, nowMs: number, say: Say): StatePart {
  const { since, observedSince } = start;
  const seconds = secondsBetween(toMs(since), nowMs);
  if (since === null ? observedSince === null : seconds === null) return { text };
  return seconds === null || seconds > LONG_SECONDS
    ? { text: say.t('state.since', { state: text, since: formatSince(start, nowMs, say) }) }
    : { text: say.t('state.for', { state: text, duration: say.duration(seconds) }), at: since };
}

/** Severity, status and duration. */
export function incidentState(
  incident: IncidentDates & Pick<Incident, 'severity'>,
  nowMs: number,
  say: Say,
): ItemState {
  const { severity, status, impactStartedAt } = incident;
  const { seconds, isOver: isResolved } = toTimeline(incident, nowMs);
  const { t, duration } = say;
  const lasting: readonly StatePart[] =
    seconds === null
      ? []
      : isResolved
        ? [{ text: t('state.lasted', { duration: duration(seconds) }) }]
        : seconds > LONG_SECONDS
          ? [{ text: t('notice.since', { time: say.instant(impactStartedAt, { nowMs }) }) }]
          : [{ text: duration(seconds), at: impactStartedAt }];
  return {
    tone: isResolved ? 'ok' : SEVERITY_TONES[severity],
    parts: [{ text: t(SEVERITY_KEYS[severity]) }, { text: t(INCIDENT_STATUS_KEYS[status]) }, ...lasting],
  };
}

const MAINTENANCE_TONES: Readonly<Record<MaintenanceState, ItemState['tone']>> = {
  scheduled: 'maintenance',
  overdue: 'warning',
  'in-progress': 'maintenance',
  overrunning: 'warning',
  succeed: 'ok',
  failed: 'warning',
  canceled: 'neutral',
  unknown: 'unknown',
};

/** Where a maintenance is in its schedule, and its impact while it is open. */
export function maintenanceState(
  maintenance: Pick<Maintenance, 'status' | 'serviceStatus' | 'scheduledStartAt' | 'scheduledEndAt'>,
  nowMs: number,
  { t, duration, instant }: Say,
): ItemState {
  const { status, serviceStatus, scheduledStartAt, scheduledEndAt } = maintenance;
  const state = toMaintenanceState(maintenance, nowMs);
  const at = (date: string | null): string => instant(date, { nowMs });
  const headline = (): string => {
    switch (state) {
      case 'scheduled':
        return t('state.starts', { time: at(scheduledStartAt) });
      case 'overdue':
        return t('notice.notStarted', { time: at(scheduledStartAt) });
      case 'in-progress':
        return t('notice.inProgressUntil', { time: at(scheduledEndAt) });
      case 'overrunning':
        return t('notice.overrunning', { duration: duration(secondsBetween(toMs(scheduledEndAt), nowMs)) });
      case 'succeed':
      case 'failed':
      case 'canceled':
      case 'unknown':
        return t(MAINTENANCE_STATUS_KEYS[state]);
    }
  };
  const impact = isOver(status) ? [] : [{ text: t(IMPACT_KEYS[serviceStatus]) }];
  return { tone: MAINTENANCE_TONES[state], parts: [{ text: headline() }, ...impact] };
}

/** Whether an announcement is upcoming, active or over, and its level. */
export function announcementState(
  { level, startsAt, endsAt }: Pick<Announcement, 'level' | 'startsAt' | 'endsAt'>,
  nowMs: number,
  { t, instant }: Say,
): ItemState {
  const time = (at: string | null) => ({ time: instant(at, { nowMs }) });
  // A date that could not be read does not limit the period.
  const isUpcoming = (toMs(startsAt) ?? -Infinity) > nowMs;
  const isEnded = (toMs(endsAt) ?? Infinity) <= nowMs;
  const text = isUpcoming
    ? t('state.upcoming', time(startsAt))
    : isEnded
      ? t('state.ended', time(endsAt))
      : endsAt === null
        ? t('state.active')
        : t('state.activeUntil', time(endsAt));
  return { tone: 'neutral', parts: [{ text }, { text: t(LEVEL_KEYS[level]) }] };
}

const MONITOR_KEYS = {
  ok: 'state.ok',
  warning: 'state.warning',
  alert: 'state.alert',
  unknown: 'state.unknown',
} as const;

/** Status and duration: `Alert for 24 min`. */
export function monitorState(
  { status, isExpected, ...start }: Pick<Monitor, 'status'> & Since & { readonly isExpected: boolean },
  nowMs: number,
  say: Say,
): ItemState {
  const headline = lastingPart(say.t(MONITOR_KEYS[status]), start, nowMs, say);
  return isExpected
    ? { tone: 'maintenance', parts: [headline, { text: say.t('state.expected') }] }
    : { tone: status, parts: [headline] };
}

const LEVEL_HEADLINES = {
  ok: 'state.ok',
  warning: 'state.degraded',
  alert: 'state.failing',
  unknown: 'board.statusUnknown',
  empty: 'state.noMonitors',
} as const;

/** The verdict of a place with its duration, and how many of its monitors are not ok. */
export function placeState(
  {
    verdict,
    since,
    observedSince,
    monitors,
  }: Pick<PlaceDetails, 'verdict' | 'since' | 'observedSince' | 'monitors'>,
  nowMs: number,
  say: Say,
): ItemState {
  const { t } = say;
  const counted = ({ total, troubled }: MonitorsAtPlace): StatePart => ({
    text:
      troubled === 0
        ? t('state.monitorsOk', { count: total })
        : t('state.monitorsNotOk', { count: troubled, total }),
  });
  const counts = monitors === null || monitors.total === 0 ? [] : [counted(monitors)];
  const { level } = verdict;
  switch (verdict.kind) {
    case 'places':
      return {
        tone: verdict.level === 'empty' ? 'neutral' : verdict.level,
        parts: [lastingPart(t(LEVEL_HEADLINES[level]), { since, observedSince }, nowMs, say), ...counts],
      };
    case 'incident': {
      const start = { since, observedSince: null };
      return {
        tone: verdict.level === 'empty' ? 'neutral' : verdict.level,
        parts: [lastingPart(t('state.incident'), start, nowMs, say), ...counts],
      };
    }
    case 'fine': {
      const { monitors: count, expected } = verdict;
      const texts = [
        t('state.ok'),
        t('board.monitorCount', { count: count + expected }),
        ...(expected > 0 ? [t('state.expectedCount', { count: expected })] : []),
      ];
      return { tone: 'ok', parts: texts.map((text) => ({ text })) };
    }
    case 'doubtful':
      // Counts would sound more certain than the verdict.
      return { tone: 'unknown', parts: [{ text: verdictSentence(verdict, t) }] };
    case 'empty':
      return { tone: 'neutral', parts: [{ text: t('state.noMonitors') }] };
    case 'unread':
      return { tone: 'unknown', parts: [{ text: t('board.statusUnknown') }] };
  }
}
