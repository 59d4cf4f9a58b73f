import type { Dimension, IncidentSeverity, MonitorStatus } from '@/lib/status/model/types';

/** A random production environment: who is in trouble where, and which incidents there are. */
export interface Estate {
  readonly services: readonly Dimension[];
  readonly scopes: readonly Dimension[];
  readonly statusAt: (service: number, scope: number) => MonitorStatus | 'maintenance' | null;
  /** `service/scope` ids of the places in trouble. */
  readonly troubled: readonly string[];
  readonly incidents: readonly {
    readonly id: number;
    readonly name: string;
    readonly severity: IncidentSeverity;
    readonly comment: string | null;
  }[];
}

/** Upper bounds of a kind of estate. */
export interface EstateLimits {
  readonly services: readonly [number, number];
  readonly scopes: readonly [number, number];
  readonly troubledServices: number;
  readonly scopesEach: number;
  readonly places: number;
  readonly incidents: number;
}

/** A small generator of numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS =
  'API payments search image delivery accounts notifications object storage warehouse synchronisation invoicing checkout billing mail customer support reporting export gateway identity'.split(
    ' ',
  );
const REGIONS =
  'eu us ap sa me af north south east west central production staging lab Paris Tokyo Dublin Zürich'.split(
    ' ',
  );
const SEVERITIES: readonly IncidentSeverity[] = ['critical', 'high', 'moderate', 'low', 'minor'];

/** A random estate within limits; the same for the same seed. */
export function estateOf(seed: number, limits: EstateLimits): Estate {
  const random = randomOf(seed);
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const nameOf = (words: readonly string[], joint: string): string => {
    const length = between(4, 40);
    let name = '';
    while (name.length < length)
      name += (name === '' ? '' : joint) + (words[between(0, words.length - 1)] ?? '');
    return [...name].slice(0, Math.max(4, length)).join('').trim();
  };
  const dimensions = (count: number, words: readonly string[], joint: string): Dimension[] =>
    [...Array(count).keys()].map((index) => ({ id: index + 1, name: nameOf(words, joint) }));
  const services = dimensions(between(...limits.services), WORDS, ' ');
  const scopes = dimensions(between(...limits.scopes), REGIONS, '-');
  const troubled = new Map<string, MonitorStatus>();
  const troubledServices = Math.min(services.length, between(1, limits.troubledServices));
  for (let service = 1; service <= troubledServices; service += 1) {
    const count = between(1, Math.min(limits.scopesEach, scopes.length));
    for (let index = 0; index < count && troubled.size < limits.places; index += 1)
      troubled.set(`${service}/${between(1, scopes.length)}`, random() < 0.4 ? 'alert' : 'warning');
  }
  return {
    services,
    scopes,
    statusAt: (service, scope) =>
      troubled.get(`${service + 1}/${scope + 1}`) ?? (random() < 0.1 ? null : 'ok'),
    troubled: [...troubled.keys()],
    incidents: [...Array(between(0, limits.incidents)).keys()].map((index) => ({
      id: index + 1,
      name: nameOf(WORDS, ' '),
      severity: SEVERITIES[between(0, SEVERITIES.length - 1)] ?? 'low',
      comment: random() < 0.3 ? null : nameOf(WORDS, ' ') + ' ' + nameOf(WORDS, ' '),
    })),
  };
}
