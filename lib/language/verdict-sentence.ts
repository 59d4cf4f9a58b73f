import type { NamedCount, Verdict } from '@/lib/status/verdict/verdict';

import type { Translate } from './translate';

const PREDICATES = { alert: 'Failing', warning: 'Degraded', unknown: 'Unknown' } as const;

// Longer names are counted, so that the sentence still fits into a tab, a link preview and a wall.
const LONGEST_PAIR = 40;

/** One name, or two short ones; null if they are to be counted. */
function namesOf({ count, named }: NamedCount, t: Translate): string | null {
  const [first = '', second = ''] = named.map(({ name }) => name);
  if (count < 2) return first;
  return count > 2 || first.length + second.length > LONGEST_PAIR ? null : t('board.and', { first, second });
}

function placesSentence(
  { services, scopes }: Extract<Verdict, { readonly kind: 'places' }>,
  level: keyof typeof PREDICATES,
  t: Translate,
): string {
  const predicate = PREDICATES[level];
  const where = namesOf(scopes, t) ?? t('board.scopeCount', { count: scopes.count });
  const subject = namesOf(services, t);
  if (subject === null) return t(`board.services${predicate}`, { count: services.count, where });
  return t(services.count < 2 ? `board.is${predicate}` : `board.are${predicate}`, { subject, where });
}

function monitorsSentence(monitors: number, expected: number, t: Translate): string {
  return expected === 0
    ? t('board.allOk', { count: monitors })
    : t('board.someOk', { count: monitors, expected });
}

/** A verdict as a sentence without a full stop: `Payments is failing in us-east-1`, `24 services failing in Paris and Oslo`. */
export function verdictSentence(verdict: Verdict, t: Translate): string {
  switch (verdict.kind) {
    case 'places':
      return verdict.level === 'ok' || verdict.level === 'empty'
        ? monitorsSentence(0, verdict.expected, t)
        : placesSentence(verdict, verdict.level, t);
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
