import type { IncidentItem, MaintenanceItem } from '@/lib/status/model/items';
import { secondsBetween, toMs } from '@/lib/status/model/time';
import type { Placed } from '@/lib/status/model/place';
import type { WallAnnouncement, WallBoard, WallViewData } from '@/lib/status/wall/wall-board';
import type { TextForms, WallCard } from '@/lib/status/wall/wall-content';

import { IMPACT_KEYS, INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from '../notice-keys';
import { formatBriefly } from '../format-instant';
import type { Words } from '../words';

type Comments = Pick<WallBoard, 'readsComments'>;

const WEEK_MS = 7 * 86_400_000;

type Placing = Pick<WallCard, 'service' | 'scope' | 'reference'>;

const toPlace = ({ service, scope, reference }: Placed<{ readonly reference?: string | null }>): Placing => ({
  service,
  scope,
  reference: reference ?? null,
});

/** How long ago something began, in whole minutes, since each change needs a new layout; then in hours or days alone. */
function lasting(sinceAt: string | null, nowMs: number, { duration }: Words): TextForms {
  const seconds = secondsBetween(toMs(sinceAt), nowMs);
  const whole = (unit: number): string => duration(seconds && Math.max(unit, seconds - (seconds % unit)));
  const minutes = whole(60);
  if (seconds === null || seconds < 3_600) return [minutes];
  return [minutes, whole(seconds < 86_400 ? 3_600 : 86_400)];
}

const mapForms = ([first, ...others]: TextForms, toText: (form: string) => string): TextForms => [
  toText(first),
  ...others.map(toText),
];

/** A time in the future: with its zone, then only the time of today or the day. */
function pointInTime(at: string | null, nowMs: number, words: Words): TextForms {
  const whole = words.instant(at, { nowMs });
  return at === null ? [whole] : [whole, formatBriefly(at, nowMs, words)];
}

/** The latest comment, or a note that comments cannot be read. */
const toComment = (
  { latest }: Pick<IncidentItem, 'latest'>,
  { readsComments }: Comments,
  { t }: Words,
): string | null => latest?.text ?? (readsComments ? null : t('board.commentsUnread'));

/** `High severity, stable`, then `High`. */
function incidentLabel({ severity, status }: IncidentItem, { t, language }: Words): TextForms {
  const name = t(SEVERITY_KEYS[severity]);
  const now = t(INCIDENT_STATUS_KEYS[status]);
  if (severity === 'unknown') return [`${name}, ${now}`, name];
  const inSentence = language === 'fr' ? name.toLocaleLowerCase(language) : name;
  return [t('wall.severityStatus', { severity: inSentence, status: now }), name];
}

function incidentCard(incident: IncidentItem, board: Comments, nowMs: number, words: Words): WallCard {
  const { id, name, severity, impactStartedAt } = incident;
  return {
    kind: 'incident',
    id,
    name,
    severity,
    isOverrunning: false,
    startedAt: impactStartedAt,
    label: incidentLabel(incident, words),
    comment: toComment(incident, board, words),
    ...toPlace(incident),
    duration: lasting(impactStartedAt, nowMs, words),
  };
}

function maintenanceCard(
  maintenance: MaintenanceItem,
  board: Comments,
  nowMs: number,
  words: Words,
): WallCard {
  const { t } = words;
  const { id, name, status, scheduledStartAt, scheduledEndAt, isOverrunning, serviceStatus } = maintenance;
  const isUnderWay = status === 'in-progress' || isOverrunning;
  const late = lasting(scheduledEndAt, nowMs, words);
  return {
    kind: 'maintenance',
    id,
    name,
    severity: null,
    isOverrunning,
    startedAt: scheduledStartAt,
    label: [
      ...(status === 'unknown' ? [`${t('wall.maintenance')}, ${t('notice.unknownStatus')}`] : []),
      t('wall.maintenanceImpact', { impact: t(IMPACT_KEYS[serviceStatus]) }),
      t('wall.maintenance'),
    ] as unknown as TextForms,
    comment: status === 'in-progress' ? toComment(maintenance, board, words) : null,
    ...toPlace(maintenance),
    duration: isOverrunning
      ? [
          t('notice.overrunning', { duration: late[0] }),
          ...late.map((duration) => t('wall.over', { duration })),
        ]
      : isUnderWay
        ? mapForms(pointInTime(scheduledEndAt, nowMs, words), (time) => t('notice.until', { time }))
        : pointInTime(scheduledStartAt, nowMs, words),
  };
}

function announcementCard(announcement: WallAnnouncement, nowMs: number, words: Words): WallCard {
  const { id, name, level, startsAt, endsAt, text } = announcement;
  const { t, language } = words;
  return {
    kind: 'announcement',
    id,
    name,
    severity: null,
    isOverrunning: false,
    startedAt: startsAt,
    label:
      level === 'high'
        ? [
            `${t('wall.announcement')}, ${t('notice.important').toLocaleLowerCase(language)}`,
            t('notice.important'),
          ]
        : [t('wall.announcement')],
    comment: text === '' ? null : text,
    ...toPlace(announcement),
    duration: mapForms(pointInTime(endsAt, nowMs, words), (time) => t('notice.until', { time })),
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
