import type { IncidentItem, MaintenanceItem } from '@/lib/status/items';
import type { Placed } from '@/lib/status/placed';
import type { WallAnnouncement, WallViewFacts } from '@/lib/status/wall/wall-board';
import type { WallCard } from '@/lib/status/wall/wall-content';

import { IMPACT_KEYS, INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from '../happening-keys';
import type { Words } from '../words';

const WEEK_MS = 7 * 86_400_000;

/** Upper case is chosen here and not by a style, because it takes more room. */
function toLabels(words: Words, ...parts: readonly string[]): Pick<WallCard, 'label' | 'shortLabel'> {
  const shortLabel = parts.join(' · ');
  return { label: shortLabel.toLocaleUpperCase(words.language), shortLabel };
}

function toPlaces(
  { service, scope, reference }: Placed<{ readonly reference?: string | null }>,
  { t }: Words,
): Pick<WallCard, 'place' | 'shortPlace'> {
  const shortPlace = t('board.place', { service, scope });
  return { place: reference ? `${shortPlace} · ${reference}` : shortPlace, shortPlace };
}

/** For how long, in whole minutes: a wall is laid out anew each minute. */
function lasting(sinceAt: string, nowMs: number, { duration }: Words): string {
  const minutes = Math.floor((nowMs - Date.parse(sinceAt)) / 60_000);
  return duration(Math.max(1, minutes) * 60);
}

function incidentCard(incident: IncidentItem, nowMs: number, words: Words): WallCard {
  const { id, name, severity, status, impactStartedAt, latest } = incident;
  return {
    kind: 'incident',
    id,
    name,
    severity,
    isOverrunning: false,
    startedAt: impactStartedAt,
    ...toLabels(words, words.t(SEVERITY_KEYS[severity]), words.t(INCIDENT_STATUS_KEYS[status])),
    comment: latest?.text ?? null,
    ...toPlaces(incident, words),
    duration: lasting(impactStartedAt, nowMs, words),
  };
}

function maintenanceCard(maintenance: MaintenanceItem, nowMs: number, words: Words): WallCard {
  const { t, instant } = words;
  const { id, name, status, scheduledStartAt, scheduledEndAt, isOverrunning, serviceStatus } = maintenance;
  const end = instant(scheduledEndAt, { nowMs });
  const when =
    status === 'in-progress' || isOverrunning
      ? isOverrunning
        ? t('happening.overrunning', { duration: lasting(scheduledEndAt, nowMs, words) })
        : t('happening.until', { time: end })
      : instant(scheduledStartAt, { nowMs });
  return {
    kind: 'maintenance',
    id,
    name,
    severity: null,
    isOverrunning,
    startedAt: scheduledStartAt,
    ...toLabels(words, t('wall.maintenance'), when),
    comment: status === 'in-progress' ? (maintenance.latest?.text ?? null) : null,
    ...toPlaces(maintenance, words),
    duration: t(IMPACT_KEYS[serviceStatus]),
  };
}

function announcementCard(announcement: WallAnnouncement, nowMs: number, words: Words): WallCard {
  const { id, name, level, startsAt, endsAt, text } = announcement;
  const { t, instant } = words;
  return {
    kind: 'announcement',
    id,
    name,
    severity: null,
    isOverrunning: false,
    startedAt: startsAt,
    ...toLabels(words, t('wall.announcement'), ...(level === 'high' ? [t('happening.important')] : [])),
    comment: text === '' ? null : text,
    ...toPlaces(announcement, words),
    duration: t('happening.until', { time: instant(endsAt, { nowMs }) }),
  };
}

/** The maintenances that a view has cards for: those under way; in the calendar those of the week as well. */
export function shownMaintenances(
  { kind, maintenances }: WallViewFacts,
  nowMs: number,
): readonly MaintenanceItem[] {
  return (maintenances ?? []).filter(
    ({ status, scheduledStartAt }) =>
      status === 'in-progress' || (kind === 'maintenances' && Date.parse(scheduledStartAt) - nowMs < WEEK_MS),
  );
}

/** What one view of the wall tells of what is going on. */
export function wallCards(view: WallViewFacts, nowMs: number, words: Words): readonly WallCard[] {
  const { kind, incidents, announcements } = view;
  const cards: WallCard[] = [];
  if (kind !== 'maintenances') {
    cards.push(...(incidents ?? []).map((incident) => incidentCard(incident, nowMs, words)));
  }
  if (kind === 'incidents') return cards;
  cards.push(...shownMaintenances(view, nowMs).map((one) => maintenanceCard(one, nowMs, words)));
  if (kind === 'maintenances') return cards;
  return [...cards, ...(announcements ?? []).map((one) => announcementCard(one, nowMs, words))];
}
