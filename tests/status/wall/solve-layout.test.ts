import { describe, expect, test } from 'vitest';

import { toLegible, type Screen } from '@/lib/status/wall/legible';
import { solveLayout } from '@/lib/status/wall/solve-layout';
import type { WallContent } from '@/lib/status/wall/wall-content';
import type { WallLayout } from '@/lib/status/wall/wall-layout';

import { expectToFit } from './invariants';
import { cardOf, contentOf, dimensionsOf, mapOf, WORDS } from './walls';

const SERVICES = dimensionsOf(['Payments', 'Checkout', 'Search', 'DNS']);
const SCOPES = dimensionsOf(['eu-west-1', 'us-east-1', 'ap-south-1']);
const many = (count: number, prefix: string) =>
  dimensionsOf([...Array(count).keys()].map((index) => `${prefix} ${index + 1}`));

/** The layout on the default screen or another; checks that everything fits. */
function wallOf(content: Partial<WallContent>, screen: Partial<Screen> = {}): WallLayout {
  const size = { diagonalInches: 55, distanceMetres: 4, widthPx: 1920, heightPx: 1080, ...screen };
  const input = { legible: toLegible(size), content: contentOf(content), words: WORDS, isSwapped: false };
  const layout = solveLayout(input);
  expectToFit(input, layout);
  return layout;
}

const rolesOf = ({ pages }: WallLayout) =>
  new Set(pages.flatMap(({ boxes }) => boxes.map(({ role }) => role)));
const textsOf = ({ pages }: WallLayout) =>
  pages.flatMap(({ boxes }) => boxes.flatMap(({ texts }) => texts.flatMap(({ lines }) => lines)));

describe('solveLayout', () => {
  test('is calm if everything is ok: the verdict, the map and a sun', () => {
    const wall = wallOf({ map: mapOf(SERVICES, SCOPES, () => 'ok') });
    expect([wall.mode, wall.pages.length]).toEqual(['calm', 1]);
    expect(rolesOf(wall)).toContain('sun');
    expect(textsOf(wall)).toEqual(expect.arrayContaining(['All 88 monitors OK', 'Payments', '14:32:08']));
  });

  test('shows severities, statuses, durations and references whole or not at all', () => {
    const map = mapOf(SERVICES, SCOPES, () => 'alert');
    const french = cardOf({
      label: ["Gravité critique, en cours d'analyse", 'Critique'],
      duration: ['dépassement de 23 min', '23 min'],
      scope: 'us-west-2 (Oregon, reserve)',
      reference: 'INC-4604',
    });
    const texts = textsOf(wallOf({ map, level: 'alert', cards: [french] }));
    expect(texts).toEqual(expect.arrayContaining(['Critique']));
    expect(texts.filter((text) => /23 min/.test(text))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('INC') && text.includes('…'))).toEqual([]);
  });

  test('says how many services are on other pages in a form that fits, never shortened', () => {
    const map = mapOf(many(30, 'Service'), SCOPES, (_, column) => (column === 0 ? 'alert' : 'ok'));
    const [wide, narrow] = [{}, { widthPx: 720, heightPx: 1280, diagonalInches: 32, distanceMetres: 6 }].map(
      (screen) => textsOf(wallOf({ map, level: 'alert' }, screen)).filter((text) => /more|^\+/.test(text)),
    );
    expect(wide?.every((text) => /^\d+ more services$/.test(text))).toBe(true);
    expect(narrow).not.toEqual([]);
    expect(narrow?.every((text) => /^\+\d+$/.test(text))).toBe(true);
  });

  test('shortens service and scope of a card each by itself', () => {
    const card = cardOf({ service: 'Warehouse synchronisation', scope: 'ap-northeast-production-17' });
    const map = mapOf(SERVICES, SCOPES, () => 'alert');
    const place = textsOf(wallOf({ map, level: 'alert', cards: [card] })).find((text) =>
      text.includes(' / '),
    );
    expect(place).toMatch(/^Wareho[^/]*… \/ ap-n[^/]*…$/);
  });

  test('lists a line for each service in trouble with its scopes, and the healthy services below', () => {
    const scopes = [...SCOPES, ...many(12, 'Scope').map(({ id, name }) => ({ id: id + 10, name }))];
    const map = mapOf(SERVICES, scopes, (row, column) => (row === 2 && column === 1 ? 'alert' : 'ok'));
    const wall = wallOf({ map, level: 'alert', cards: [cardOf()] });
    expect([wall.mode, wall.form, wall.pages.length]).toEqual(['trouble', 'list', 1]);
    const { boxes = [] } = wall.pages[0] ?? {};
    expect(boxes.filter(({ role }) => role === 'row').map(({ id }) => id)).toEqual(['service:3']);
    const chip = boxes.find(({ id }) => id === 'service:3 scope:2');
    expect([chip?.role, chip?.texts[0]?.lines]).toEqual(['chip', ['us-east-1']]);
    expect(textsOf(wall)).toContain('OK: Checkout, DNS, Payments');
    expect(rolesOf(wall)).not.toContain('sun');
  });

  test('draws dense trouble as a map: affected lines named, healthy ones as dots', () => {
    const services = many(12, 'Service');
    const scopes = dimensionsOf([
      'Tokyo',
      'Osaka',
      'Dublin',
      'Zürich',
      'Paris',
      'Oslo',
      'Rome',
      'Bern',
      'Wien',
    ]);
    const map = mapOf(services, scopes, (row, column) => (row < 7 && column < 4 ? 'alert' : 'ok'));
    const wall = wallOf({ map, level: 'alert', cards: [cardOf()] }, { distanceMetres: 3 });
    expect([wall.form, wall.pages.length]).toEqual(['map', 1]);
    const { boxes = [] } = wall.pages[0] ?? {};
    expect(boxes.filter(({ role }) => role === 'column')).toHaveLength(4);
    expect(boxes.filter(({ role }) => role === 'row')).toHaveLength(7);
    expect(boxes.filter(({ role }) => role === 'cell')).toHaveLength(12 * 9);
  });

  test('adds pages if there is too much trouble for one, and counts the rest on each', () => {
    const map = mapOf(many(40, 'Service'), SCOPES, () => 'alert');
    const wall = wallOf({ map, level: 'alert' });
    expect(wall.pages.length).toBeGreaterThan(1);
    for (const { boxes } of wall.pages) {
      const rows = boxes.filter(({ role }) => role === 'row').length;
      expect(boxes.find(({ id }) => id === 'service:more')?.texts[0]?.lines).toEqual([
        `${40 - rows} more services`,
      ]);
    }
  });

  test('shows the newest comment of the worst incident first, and a line of every other one', () => {
    const cards = ['low', 'critical', 'moderate', 'minor'].map((severity, index) =>
      cardOf({ id: index + 1, name: `Incident ${index + 1}`, severity: severity as 'low' }),
    );
    const map = mapOf(SERVICES, SCOPES, () => 'alert');
    const { boxes = [] } = wallOf({ map, level: 'alert', cards }).pages[0] ?? {};
    const shown = boxes.filter(({ id }) => id.startsWith('incident:'));
    expect(shown.map(({ id }) => id)).toEqual(['incident:2', 'incident:3', 'incident:1', 'incident:4']);
    expect(shown[0]?.texts.map(({ part }) => part)).toContain('comment');
  });

  test('says how many more incidents there are if not even lines fit', () => {
    const cards = many(50, 'Incident').map(({ id, name }) =>
      cardOf({ id, name, severity: id === 50 ? 'critical' : 'low' }),
    );
    const wall = wallOf({ cards, level: 'alert' });
    expect(wall.pages.length).toBeGreaterThan(1);
    expect(wall.pages[0]?.shows[0]).toBe('incident:50');
    for (const { boxes, shows } of wall.pages)
      expect(boxes.find(({ role }) => role === 'more')?.texts[0]?.lines).toEqual([
        `${50 - shows.length} more`,
      ]);
  });

  test('shortens a verdict by its next form, never inside', () => {
    const long =
      'Rindfleischetikettierungsüberwachungsaufgabe is failing in ap-northeast-production-17-reserve';
    const verdict = [long, '2 services failing', '11 problems'] as const;
    const screens = [
      [55, 3, long],
      [32, 4, '2 services failing'],
      [24, 7, '11 problems'],
    ] as const;
    for (const [diagonalInches, distanceMetres, form] of screens) {
      const wall = wallOf({ verdict, level: 'alert' }, { diagonalInches, distanceMetres });
      const box = wall.pages[0]?.boxes.find(({ role }) => role === 'verdict');
      expect(box?.texts[0]?.lines.join(' ')).toBe(form);
    }
  });

  test('shows clock, icon and the number of problems if the screen holds no more', () => {
    const screen = { diagonalInches: 32, distanceMetres: 12, widthPx: 1280, heightPx: 720 };
    const map = mapOf(SERVICES, SCOPES, (row) => (row < 2 ? 'alert' : 'ok'));
    const verdict = ['Payments is failing', '11 problems'] as const;
    const wall = wallOf({ map, level: 'alert', verdict, cards: [cardOf()] }, screen);
    expect(wall.mode).toBe('minimal');
    expect([...rolesOf(wall)]).toEqual(expect.arrayContaining(['icon', 'verdict', 'clock']));
  });

  test('shows only the icon if not even a word is legible', () => {
    const wall = wallOf({}, { diagonalInches: 10, distanceMetres: 30, widthPx: 1280, heightPx: 720 });
    expect([...rolesOf(wall)]).toEqual(['icon']);
  });
});
