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

  test('never shortens severities, statuses or references', () => {
    const map = mapOf(SERVICES, SCOPES, () => 'alert');
    const card = {
      label: 'CRITICAL · INVESTIGATING',
      shortLabel: 'Critical · Investigating',
      place: 'Payments / us-west-2 · INC-4604',
      shortPlace: 'Payments / us-west-2',
    };
    const french = {
      ...card,
      label: "CRITIQUE · EN COURS D'ANALYSE",
      shortLabel: "Critique · En cours d'analyse",
    };
    const texts = textsOf(wallOf({ map, level: 'alert', cards: [cardOf(card)] }));
    expect(texts).toContain('Critical · Investigating');
    expect(texts.filter((text) => text.includes('INC') && text.includes('…'))).toEqual([]);
    const inFrench = textsOf(wallOf({ map, level: 'alert', cards: [cardOf(french)] }));
    expect(inFrench).toEqual(expect.arrayContaining(['Critique · En cours', "d'analyse"]));
    expect(textsOf(wallOf({ cards: [cardOf(card)], level: 'alert' }))).toContain(card.label);
  });

  test('shows map and cards side by side if something is wrong', () => {
    const map = mapOf(SERVICES, SCOPES, (row, column) => (row === 2 && column === 1 ? 'alert' : 'ok'));
    const wall = wallOf({ map, level: 'alert', cards: [cardOf()] });
    expect([wall.mode, wall.pages.length]).toEqual(['trouble', 1]);
    const { boxes = [] } = wall.pages[0] ?? {};
    expect(boxes.find(({ role }) => role === 'row')?.id).toBe('service:3');
    expect(boxes.find(({ id }) => id === 'service:3 scope:2')?.texts[0]?.lines).toEqual(['1']);
    expect(rolesOf(wall)).not.toContain('sun');
  });

  test('counts the healthy services that do not fit on one line', () => {
    const map = mapOf(many(40, 'Service'), SCOPES, (row) => (row === 39 ? 'warning' : 'ok'));
    const wall = wallOf({ map, level: 'warning' });
    expect(wall.pages).toHaveLength(1);
    expect(textsOf(wall)).toContain('Service 40');
    expect(textsOf(wall).some((line) => /^\+ \d+ services OK$/.test(line))).toBe(true);
  });

  test('adds pages if there is too much trouble for one, and summarises the rest on each', () => {
    const map = mapOf(many(40, 'Service'), SCOPES, () => 'alert');
    const wall = wallOf({ map, level: 'alert' });
    expect(wall.pages.length).toBeGreaterThan(1);
    for (const { boxes } of wall.pages)
      expect(boxes.some(({ id }) => id === 'service:rest scope:1')).toBe(true);
  });

  test('shows every incident on every page, the most severe first', () => {
    const cards = many(50, 'Incident').map(({ id, name }) =>
      cardOf({ id, name, severity: id === 50 ? 'critical' : 'low' }),
    );
    const wall = wallOf({ cards, level: 'alert' });
    expect(wall.pages.length).toBeGreaterThan(1);
    expect(wall.pages[0]?.shows[0]).toBe('incident:50');
    expect(wall.pages[1]?.boxes.find(({ role }) => role === 'pinned')?.id).toBe('incident:50');
  });

  test('shows the verdict, a number and the age of the data if the screen holds no more', () => {
    const screen = { diagonalInches: 24, distanceMetres: 8, widthPx: 1280, heightPx: 720 };
    const map = mapOf(SERVICES, SCOPES, (row) => (row < 2 ? 'alert' : 'ok'));
    const wall = wallOf({ map, level: 'alert', verdict: 'Payments is failing', cards: [cardOf()] }, screen);
    expect([wall.mode, ...textsOf(wall).slice(-2)]).toEqual(['minimal', '3', 'live, 4 s ago']);
  });

  test('shows only the icon if not even a word is legible', () => {
    const wall = wallOf({}, { diagonalInches: 10, distanceMetres: 30, widthPx: 1280, heightPx: 720 });
    expect([...rolesOf(wall)]).toEqual(['icon']);
  });
});
