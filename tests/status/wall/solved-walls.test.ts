import { expect, test } from 'vitest';

import { toLegible } from '@/lib/status/wall/legible';
import { SolvedWalls } from '@/lib/status/wall/solve-layout';
import type { WallContent } from '@/lib/status/wall/wall-content';

import { contentOf, dimensionsOf, mapOf, WORDS } from './walls';

const legible = toLegible({ diagonalInches: 55, distanceMetres: 4, widthPx: 1920, heightPx: 1080 });
const inputOf = (content: Partial<WallContent> = {}, screen = legible) => ({
  legible: screen,
  content: contentOf(content),
  words: WORDS,
  isSwapped: false,
});

test('computes a new layout only if more than the clock and the age changes', () => {
  const solved = new SolvedWalls();
  const first = solved.solve('all', 'v1', inputOf());
  const footer = [
    { id: 'freshness', text: 'live, 9 s ago', widest: 'live, 59 min ago', isName: false },
    ...contentOf().footer.slice(1),
  ];
  expect(solved.solve('all', 'v1', inputOf({ clock: '14:32:09', footer }))).toBe(first);
  expect(solved.solve('incidents', 'v1', inputOf())).not.toBe(first);
  for (const other of [
    () => solved.solve('all', 'v2', inputOf()),
    () => solved.solve('all', 'v2', inputOf({ verdict: ['Payments is failing'] })),
    () => solved.solve('all', 'v2', inputOf({}, { ...legible, widthPx: 1280 })),
  ]) {
    const before = solved.solve('all', 'v1', inputOf());
    expect(other()).not.toBe(before);
  }
});

test('keeps the form of a view until the other one is clearly better', () => {
  const services = dimensionsOf(['Payments', 'Checkout', 'Search', 'DNS']);
  const scopes = dimensionsOf(['Paris', 'Tokyo', 'Dublin']);
  const mapWith = (alerts: number) =>
    mapOf(services, scopes, (row, column) => (row * 3 + column < alerts ? 'alert' : 'ok'));
  const solved = new SolvedWalls();
  const formOf = (version: string, alerts: number) =>
    solved.solve('all', version, inputOf({ map: mapWith(alerts), level: 'alert' })).form;
  const first = formOf('v1', 1);
  for (const alerts of [2, 5, 9, 3, 1]) expect(formOf(`with ${alerts}`, alerts)).toBe(first);
});
