import type { Verdict, VerdictPlace } from '@/lib/status/verdict/verdict';

import type { Translate } from './translate';

const PREDICATES = {
  alert: ['board.isFailing', 'board.areFailing'],
  warning: ['board.isDegraded', 'board.areDegraded'],
  unknown: ['board.isUnknown', 'board.areUnknown'],
} as const;

function placesSentence(
  level: keyof typeof PREDICATES,
  places: readonly VerdictPlace[],
  t: Translate,
): string {
  const services = new Set(places.map(({ service }) => service));
  const scopes = new Set(places.map(({ scope }) => scope));
  const [service = ''] = services;
  const [scope = ''] = scopes;
  const [one, many] = PREDICATES[level];
  const where = scopes.size === 1 ? scope : t('board.scopeCount', { count: scopes.size });
  return services.size === 1
    ? t(one, { subject: service, where })
    : t(many, { subject: t('board.serviceCount', { count: services.size }), where });
}

function monitorsSentence(monitors: number, expected: number, t: Translate): string {
  return expected === 0
    ? t('board.allOk', { count: monitors })
    : t('board.someOk', { count: monitors, expected });
}

/** A verdict as a sentence without a full stop: `Payments is failing in us-east-1`. */
export function verdictSentence(verdict: Verdict, t: Translate): string {
  switch (verdict.kind) {
    case 'places':
      return verdict.level === 'ok' || verdict.level === 'empty'
        ? monitorsSentence(0, verdict.expected, t)
        : placesSentence(verdict.level, verdict.places, t);
    case 'incident':
      return verdict.incident.name;
    case 'fine':
      return monitorsSentence(verdict.monitors, verdict.expected, t);
    case 'doubtful':
      return t(verdict.doubt === 'unsettled' ? 'board.unsettled' : 'board.doubtful');
    case 'empty':
      return t('board.noMonitorsYet');
    case 'unread':
      return t('board.statusUnknown');
  }
}
