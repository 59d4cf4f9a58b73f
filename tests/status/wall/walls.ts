import fc from 'fast-check';

import { cardKey } from '@/lib/status/wall/card-box';
import { toLegible } from '@/lib/status/wall/legible';
import type { WallInput } from '@/lib/status/wall/solve-layout';
import type { WallCard, WallContent, WallWords } from '@/lib/status/wall/wall-content';
import { toWeatherMap, type WeatherMap } from '@/lib/status/map/weather-map';
import type { Dimension, MonitorStatus } from '@/lib/status/model/types';

import { maintenanceOf, monitorOf } from '../samples';

export const WORDS: WallWords = {
  place: (service, scope) => `${service} / ${scope}`,
  okNames: (names, more) => `OK: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  ok: (count, kind) => `${count} ${kind}s OK`,
  moreServices: (count) => [`${count} more services`, `+${count}`],
  moreCards: ({ length }) => [`${length} more`, `+${length}`],
  page: (number, of) => `${number} / ${of}`,
};

export const contentOf = (given: Partial<WallContent> = {}): WallContent => ({
  verdict: ['All 88 monitors OK', 'All OK'],
  level: 'ok',
  isDoubtful: false,
  counts: ['88 OK · 0 incidents', '88 OK'],
  clock: '14:32:08',
  date: 'Monday 23 November',
  warning: null,
  calm: [],
  hasDay: false,
  map: null,
  cards: [],
  footer: [
    { id: 'freshness', text: 'live, 4 s ago', widest: 'live, 59 min ago', isName: false },
    { id: 'site', text: 'status.example.com', widest: '', isName: true },
  ],
  ...given,
});

export const cardOf = (given: Partial<WallCard> = {}): WallCard => ({
  kind: 'incident',
  id: 1,
  severity: 'high',
  isOverrunning: false,
  startedAt: '2026-03-02T08:10:00Z',
  label: ['High severity, investigating', 'High'],
  name: 'Card payments time out',
  comment: 'Rolling back the pool size change; first shard looks healthy.',
  service: 'Payments',
  scope: 'us-east-1',
  reference: 'INC-4127',
  duration: ['3 h 12 min', '3 h'],
  ...given,
});

/** A map of services and scopes with one monitor per place; `statusAt` returns its status, null for no monitor. */
export function mapOf(
  services: readonly Dimension[],
  scopes: readonly Dimension[],
  statusAt: (service: number, scope: number) => MonitorStatus | 'maintenance' | null,
  order: 1 | -1 = 1,
): WeatherMap {
  const places = services.flatMap((service, row) =>
    scopes.flatMap((scope, column) => {
      const status = statusAt(row, column);
      return status === null ? [] : [{ serviceId: service.id, scopeId: scope.id, status }];
    }),
  );
  const monitors = places.map(({ status, ...place }, index) =>
    monitorOf({ id: index + 1, ...place, status: status === 'maintenance' ? 'alert' : status }),
  );
  const maintenances = places
    .filter(({ status }) => status === 'maintenance')
    .map(({ serviceId, scopeId }, index) => maintenanceOf({ id: index + 1, serviceId, scopeId }));
  const inOrder = <T>(items: readonly T[]): T[] => (order === 1 ? [...items] : [...items].reverse());
  return toWeatherMap({
    services: inOrder(services),
    scopes: inOrder(scopes),
    monitors: inOrder(monitors),
    maintenances: inOrder(maintenances),
  });
}

export const dimensionsOf = (names: readonly string[]): Dimension[] =>
  names.map((name, index) => ({ id: index + 1, name }));

const WORD = fc.constantFrom(
  ...[
    'Payments',
    'eu-west-1',
    'ap-northeast-production-12',
    'DNS',
    'x',
    'Оплата',
    'Πληρωμές',
    '決済サービス',
    'خدمة الدفع',
    'सेवा',
    '👩‍🚀 Apollo',
  ],
  ...['Rindfleischetikettierungsüberwachungsaufgabe', 'WWWWWWWWWWWWWWWWWWWWWWWW', 'Thanh toán'],
);
const names = fc
  .array(WORD, { minLength: 1, maxLength: 6 })
  .map((words) => [...words.join(' ')].slice(0, 60).join('').trim());

/** A mix of statuses, determined by the seed. */
function statusesOf(
  seed: number,
  healthy: number,
): (row: number, column: number) => MonitorStatus | 'maintenance' | null {
  return (row, column) => {
    const mixed = Math.imul((seed ^ (row * 73_856_093) ^ (column * 19_349_663)) | 1, 0x9e37_79b1) >>> 8;
    const share = (mixed % 10_000) / 10_000;
    if (share < healthy) return mixed % 9 === 0 ? null : 'ok';
    return (['alert', 'warning', 'unknown', 'maintenance'] as const)[mixed % 4] ?? 'alert';
  };
}

const SEVERITIES = ['critical', 'high', 'moderate', 'low', 'minor', 'unknown'] as const;
const KINDS = ['incident', 'incident', 'incident', 'maintenance', 'announcement'] as const;

const cards = fc
  .record({
    count: fc.constantFrom(0, 0, 1, 2, 3, 7, 8, 20, 50),
    seed: fc.nat(),
    names: fc.array(names, { minLength: 1, maxLength: 6 }),
  })
  .map(({ count, seed, names: some }): WallCard[] =>
    [...Array(count).keys()].map((id) => {
      const kind = KINDS[(seed + id) % KINDS.length] ?? 'incident';
      const name = some[id % some.length] ?? 'x';
      return cardOf({
        kind,
        id,
        name,
        severity: kind === 'incident' ? (SEVERITIES[(seed * 7 + id) % SEVERITIES.length] ?? 'low') : null,
        comment: (seed + id) % 3 === 0 ? null : `${name} ${'and more of it '.repeat(id % 12)}`,
        service: name,
        reference: `INC-${id}`,
      });
    }),
  );

const VIEWPORTS = [
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [720, 1280],
  [1366, 768],
] as const;

const screens = fc
  .record({
    viewport: fc.constantFrom(...VIEWPORTS),
    diagonalInches: fc.integer({ min: 24, max: 98 }),
    distanceMetres: fc.double({ min: 1, max: 8, noNaN: true }),
  })
  .map(({ viewport: [widthPx, heightPx], ...screen }) => toLegible({ ...screen, widthPx, heightPx }));

/** The same wall twice, with content in different order. */
export const wallsTwice: fc.Arbitrary<readonly [WallInput, WallInput]> = fc
  .record({
    legible: screens,
    services: fc.integer({ min: 1, max: 60 }),
    scopes: fc.integer({ min: 1, max: 40 }),
    names: fc.array(names, { minLength: 1, maxLength: 12 }),
    seed: fc.nat(),
    healthy: fc.constantFrom(1, 1, 0.99, 0.95, 0.7, 0.1),
    cards,
    warning: fc.option(names),
    verdict: fc.tuple(names, names).map(([service, scope]) => `${service} is failing in ${scope}`),
    form: fc.constantFrom(null, 'list', 'map' as const),
    hasDay: fc.boolean(),
    isSwapped: fc.boolean(),
  })
  .map((given) => {
    const named = (count: number, prefix: string) =>
      dimensionsOf(
        [...Array(count).keys()].map((index) => `${prefix}${given.names[index % given.names.length]}`),
      );
    const statusAt = statusesOf(given.seed, given.healthy);
    const wall = (order: 1 | -1): WallInput => {
      const map = mapOf(named(given.services, ''), named(given.scopes, ''), statusAt, order);
      const isFine = map.rows.every(({ status }) => status === 'ok') && given.cards.length === 0;
      const content = contentOf({
        map,
        verdict: [given.verdict, '2 services failing', '11 problems'],
        level: isFine ? 'ok' : 'alert',
        calm: ['No trouble for 3 h 12 min', `Next maintenance Tue 1 Dec, 14:00 UTC: ${given.names[0]}`],
        hasDay: given.hasDay,
        cards: order === 1 ? given.cards : [...given.cards].reverse(),
        warning: given.warning === null ? null : [given.warning, 'Delayed: 10 s ago', 'Delayed'],
        counts: ['12 alerts · 6 warnings · 80 OK · 20 incidents · 1 maintenance', '12 alerts · 6 warnings'],
      });
      return { legible: given.legible, words: WORDS, isSwapped: given.isSwapped, form: given.form, content };
    };
    return [wall(1), wall(-1)] as const;
  });

/** A wall before and after one place changed. */
export const changedWalls: fc.Arbitrary<readonly [WallInput, WallInput]> = fc
  .record({ wall: wallsTwice, index: fc.nat(), status: fc.constantFrom('ok', 'alert' as const) })
  .map(({ wall: [wall], index, status }) => {
    const { map } = wall.content;
    const cells = map?.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])) ?? [];
    const chosen = cells[index % Math.max(1, cells.length)];
    if (!map || !chosen) return [wall, wall] as const;
    const places = (kind: 'rows' | 'columns') => map[kind].map(({ id, name }) => ({ id, name }));
    const [services, scopes] = [places('rows'), places('columns')];
    const known = new Map(cells.map((cell) => [`${cell.serviceId}/${cell.scopeId}`, cell]));
    const changed = mapOf(services, scopes, (row, column) => {
      const cell = known.get(`${services[row]?.id}/${scopes[column]?.id}`);
      return cell === chosen ? status : (cell?.status ?? null);
    });
    return [wall, { ...wall, content: { ...wall.content, map: changed } }] as const;
  });

/** Any wall. */
export const walls: fc.Arbitrary<WallInput> = wallsTwice.map(([wall]) => wall);

/** The keys of all cards. */
export const keysOf = (input: WallInput): string[] => input.content.cards.map(cardKey).sort();
