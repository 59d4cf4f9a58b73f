import type { Verdict, VerdictPlace } from './verdict';

const PREDICATE = {
  alert: { one: 'is failing', many: 'are failing' },
  warning: { one: 'is degraded', many: 'are degraded' },
  unknown: { one: 'has an unknown status', many: 'have an unknown status' },
} as const;

function placesSentence(level: keyof typeof PREDICATE, places: readonly VerdictPlace[]): string {
  const services = new Set(places.map(({ service }) => service));
  const scopes = new Set(places.map(({ scope }) => scope));
  const [service] = services;
  const [scope] = scopes;
  const subject = services.size === 1 ? service : `${services.size} services`;
  const verb = services.size === 1 ? PREDICATE[level].one : PREDICATE[level].many;
  return `${subject} ${verb} in ${scopes.size === 1 ? scope : `${scopes.size} scopes`}`;
}

function monitorsSentence(monitors: number, expected: number): string {
  const all = expected === 0 ? 'All ' : '';
  const rest = expected === 0 ? '' : `, ${expected} under maintenance`;
  return monitors === 1
    ? `${expected === 0 ? 'The one' : 'One'} monitor is OK${rest}`
    : `${all}${monitors} monitors OK${rest}`;
}

/** A verdict in one sentence of English, without a full stop: `Payments is failing in us-east-1`. */
export function verdictSentence(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'places':
      return verdict.level === 'ok' || verdict.level === 'empty'
        ? monitorsSentence(0, verdict.expected)
        : placesSentence(verdict.level, verdict.places);
    case 'incident':
      return verdict.incident.name;
    case 'fine':
      return monitorsSentence(verdict.monitors, verdict.expected);
    case 'empty':
      return 'No monitors yet';
    case 'unread':
      return 'Status unknown';
  }
}
