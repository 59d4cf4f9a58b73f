import { toDisplayName } from '@/lib/status/model/display-name';
import { UNKNOWN_NAMES } from '@/lib/status/model/place';
import type { IncidentEvent, LineEvent, MaintenanceEvent, NotifyEvent } from '@/lib/status/notify/event';

import { problemKey } from './freshness-keys';
import { IMPACT_KEYS, INCIDENT_STATUS_KEYS, SEVERITY_KEYS } from './notice-keys';
import { MAINTENANCE_STATUS_KEYS } from './page-keys';
import { verdictSentence } from './verdict-sentence';
import type { Words } from './words';

/** How an event is marked: trouble, part of it, its end, or work that was announced. */
export type NotifyTone = 'alert' | 'warning' | 'ok' | 'info';

/** An event in words. Plain text: each channel escapes it. */
export interface EventWords {
  readonly title: string;
  /** State, place and time in one line; empty if there is nothing to add. */
  readonly detail: string;
  /** Untrusted Markdown; null if there is no comment. */
  readonly comment: string | null;
  readonly isInternal: boolean;
  readonly tone: NotifyTone;
  /** The path of its page, below the address of the board. */
  readonly path: string;
}

const TONES = {
  ok: 'ok',
  empty: 'info',
  unknown: 'warning',
  warning: 'warning',
  alert: 'alert',
  gone: 'info',
} as const;

const LINE_STATES = { ok: 'Recovered', warning: 'Degraded', alert: 'Failing', gone: 'Gone' } as const;

function nameOf(name: string, { t }: Words): string {
  if (name === UNKNOWN_NAMES.scopes) return t('board.unknownScope');
  if (name === UNKNOWN_NAMES.services) return t('board.unknownService');
  return toDisplayName(name);
}

const placeOf = ({ service, scope }: IncidentEvent | MaintenanceEvent, words: Words): string =>
  words.t('board.place', { service: nameOf(service, words), scope: nameOf(scope, words) });

const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

function lineWords(event: LineEvent, words: Words): Pick<EventWords, 'title' | 'detail' | 'tone' | 'path'> {
  const { kind, id, to, at, since } = event;
  const state = LINE_STATES[to];
  const name = nameOf(event.name, words);
  const time = words.instant(new Date(since).toISOString(), { nowMs: at });
  return {
    title: words.t(`notify.${kind}${state}`, { name: name === '' ? `#${id}` : name }),
    detail: to === 'gone' ? '' : words.t('board.since', { time }),
    tone: TONES[to],
    path: `/${kind}s/${id}`,
  };
}

function incidentTitle({ change, status }: IncidentEvent, name: string, { t }: Words): string {
  switch (change) {
    case 'opened':
      return t('notice.incidentOpened', { name });
    case 'resolved':
      return t('notice.incidentResolved', { name });
    case 'changed':
      return t('notice.incidentMoved', { name, status: t(INCIDENT_STATUS_KEYS[status]) });
    case 'commented':
      return t('notify.incidentUpdated', { name });
    case 'closed':
      return t('notify.incidentClosed', { name });
  }
}

function maintenanceTitle({ change, status }: MaintenanceEvent, name: string, { t }: Words): string {
  switch (change) {
    case 'scheduled':
      return t('notify.maintenanceScheduled', { name });
    case 'started':
      return t('notice.maintenanceStarted', { name });
    case 'overran':
      return t('notice.maintenanceOverran', { name });
    case 'ended':
      return t('notice.maintenanceMoved', { name, status: t(MAINTENANCE_STATUS_KEYS[status]) });
    case 'changed':
      return t('notify.maintenanceChanged', { name });
    case 'commented':
      return t('notify.maintenanceUpdated', { name });
    case 'closed':
      return t('notify.maintenanceClosed', { name });
  }
}

function incidentTone({ change, severity }: IncidentEvent): NotifyTone {
  if (change === 'resolved') return 'ok';
  if (change === 'closed') return 'info';
  return severity === 'critical' || severity === 'high' ? 'alert' : 'warning';
}

const maintenanceTone = ({ change, status }: MaintenanceEvent): NotifyTone =>
  change === 'overran' || status === 'failed' ? 'warning' : change === 'ended' ? 'ok' : 'info';

/** An event in the language and time zone of the notifications. */
export function eventWords(event: NotifyEvent, words: Words): EventWords {
  const { t } = words;
  const plain = { comment: null, isInternal: false };
  switch (event.kind) {
    case 'verdict':
      return {
        title: verdictSentence(event.verdict, t),
        detail: '',
        tone: TONES[event.to],
        path: '/',
        ...plain,
      };
    case 'service':
    case 'scope':
      return { ...lineWords(event, words), ...plain };
    case 'board':
      return {
        title: event.isBlind
          ? t('notify.blind', { reason: t(problemKey(event.problem)) })
          : t('notify.sighted'),
        detail: '',
        tone: event.isBlind ? 'alert' : 'ok',
        path: '/',
        ...plain,
      };
    case 'incident': {
      const { id, comment, isInternal, change } = event;
      const name = nameOf(event.name, words) || `#${id}`;
      const status =
        change === 'changed' || change === 'closed' ? null : t(INCIDENT_STATUS_KEYS[event.status]);
      return {
        title: incidentTitle(event, name, words),
        detail: joined(t(SEVERITY_KEYS[event.severity]), status, placeOf(event, words)),
        comment,
        isInternal,
        tone: incidentTone(event),
        path: `/incidents/${id}`,
      };
    }
    case 'maintenance': {
      const { id, comment, isInternal, start, end, at } = event;
      const name = nameOf(event.name, words) || `#${id}`;
      const times =
        start === null
          ? null
          : t('notice.fromTo', {
              start: words.instant(start, { nowMs: at, withZone: false }),
              end: words.instant(end, { nowMs: at }),
            });
      return {
        title: maintenanceTitle(event, name, words),
        detail: joined(t(IMPACT_KEYS[event.impact]), placeOf(event, words), times),
        comment,
        isInternal,
        tone: maintenanceTone(event),
        path: `/maintenances/${id}`,
      };
    }
  }
}
