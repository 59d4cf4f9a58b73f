import type { IncidentItem, MaintenanceItem } from '@/lib/status/model/items';
import { secondsBetween, toMs } from '@/lib/status/model/time';
import type { Placed } from '@/lib/status/model/place';
import type { WallAnnouncement, WallBoard, WallViewData } from '@/lib/status/wall/wall-board';
import type { WallCard } from '@/lib/status/wall/wall-content';

import { IMPACT_KEYS, INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from '../notice-keys';
import type { Words } from '../words';

type Comments = Pick<WallBoard, 'readsComments'>;

const WEEK_MS = 7 * 86_400_000;

/** Upper case is applied here and not by CSS, because it affects the layout. */
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

/** A duration in whole minutes, since each change needs a new layout. */
function lasting(sinceAt: string | null, nowMs: number, { duration }: Words): string {
  const seconds = secondsBetween(toMs(sinceAt), nowMs);
  return duration(seconds && Math.max(60, seconds - (seconds % 60)));
}

/** The latest comment, or a note that comments cannot be read. */
const toComment = (
  { latest }: Pick<IncidentItem, 'latest'>,
  { readsComments }: Comments,
  { t }: Words,
): string | null => latest?.text ?? (readsComments ? null : t('board.commentsUnread'));

function incidentCard(incident: IncidentItem, board: Comments, nowMs: number, words: Words): WallCard {
  const { id, name, severity, status, impactStartedAt } = incident;
  return {
    kind: 'incident',
    id,
    name,
    severity,
    isOverrunning: false,
    startedAt: impactStartedAt,
    ...toLabels(words, words.t(SEVERITY_KEYS[severity]), words.t(INCIDENT_STATUS_KEYS[status])),
    comment: toComment(incident, board, words),
    ...toPlaces(incident, words),
    duration: lasting(impactStartedAt, nowMs, words),
  };
}

function maintenanceCard(
  maintenance: MaintenanceItem,
  board: Comments,
  nowMs: number,
  words: Words,
): WallCard {
  const { t, instant } = words;
  const { id, name, status, scheduledStartAt, scheduledEndAt, isOverrunning, serviceStatus } = maintenance;
  const end = instant(scheduledEndAt, { nowMs });
  const when =
    status === 'in-progress' || isOverrunning
      ? isOverrunning
        ? t('notice.overrunning', {
            duration: lasting(scheduledEndAt, nowMs, words),
          })
        : t('notice.until', { time: end })
      : instant(scheduledStartAt, { nowMs });
  return {
    kind: 'maintenance',
    id,
    name,
    severity: null,
    isOverrunning,
    startedAt: scheduledStartAt,
    ...toLabels(
      words,
      t('wall.maintenance'),
      ...(status === 'unknown' ? [t('notice.unknownStatus')] : []),
      when,
    ),
    comment: status === 'in-progress' ? toComment(maintenance, board, words) : null,
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
    ...toLabels(words, t('wall.announcement'), ...(level === 'high' ? [t('notice.important')] : [])),
    comment: text === '' ? null : text,
    ...toPlaces(announcement, words),
    duration: t('notice.until', { time: instant(endsAt, { nowMs }) }),
  };
}

/** The maintenances shown as cards: those in progress or unclear; in the calendar view also those of the next week. */
export function shownMaintenances(
  { kind, maintenances }: WallViewData,
  nowMs: number,
): readonly MaintenanceItem[] {
  return (maintenances ?? []).filter(
    ({ status, scheduledStartAt }) =>
      status === 'in-progress' ||
      status === 'unknown' ||
      (kind === 'maintenances' && (toMs(scheduledStartAt) ?? nowMs) - nowMs < WEEK_MS),
  );
}

/** The cards of one view. */
export function wallCards(
  board: Comments,
  view: WallViewData,
  nowMs: number,
  words: Words,
): readonly WallCard[] {
  const { kind, incidents, announcements } = view;
  const cards: WallCard[] = [];
  if (kind !== 'maintenances') {
    cards.push(...(incidents ?? []).map((incident) => incidentCard(incident, board, nowMs, words)));
  }
  if (kind === 'incidents') return cards;
  cards.push(...shownMaintenances(view, nowMs).map((one) => maintenanceCard(one, board, nowMs, words)));
  if (kind === 'maintenances') return cards;
  return [...cards, ...(announcements ?? []).map((one) => announcementCard(one, nowMs, words))];
}
