import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { contrastOf } from '@/lib/site/branding';
import { parseThemes } from './themes';

const TEXT = 4.5;
const SHAPE = 3;

type Requirement = readonly [front: string, back: string, least: number];

const eachPair = (fronts: readonly string[], backs: readonly string[], least: number): Requirement[] =>
  fronts.flatMap((front) => backs.map((back): Requirement => [front, back, least]));

const REQUIREMENTS: readonly Requirement[] = [
  ...eachPair(['ink', 'muted'], ['ground', 'panel'], TEXT),
  ...eachPair(['ok', 'warning', 'alert', 'maintenance', 'unknown'], ['ground', 'panel'], TEXT),
  // Code has the background of a cell.
  ...eachPair(['ink'], ['cell', 'maintenance-fill'], TEXT),
  ['warning-on', 'warning-fill', TEXT],
  ['alert-on', 'alert-fill', TEXT],
  ['maintenance', 'maintenance-fill', TEXT],
  ...eachPair(['ok', 'unknown'], ['cell'], SHAPE),
  // Distinguishable without colour.
  ['alert-fill', 'warning-fill', SHAPE],
  // Outline of a state: its fill may be light, its edge may not.
  ...eachPair(['alert-fill', 'warning-edge', 'alert-edge', 'maintenance-edge'], ['ground', 'panel'], SHAPE),
];

const readStyle = (name: string) => readFileSync(`app/styles/${name}.css`, 'utf8');
const themes = parseThemes(readStyle('tokens'));
const more = parseThemes(readStyle('contrast'), /@media \(prefers-contrast: more\) \{\s*:root\s*\{/);

describe.each(Object.entries(themes))('in the %s theme', (_, theme) => {
  test.each(REQUIREMENTS)('%s on %s has a contrast of at least %d', (front, back, least) => {
    const [frontColour, backColour] = [theme.get(front), theme.get(back)];
    expect(frontColour && backColour).toBeTruthy();
    expect(contrastOf(frontColour ?? '', backColour ?? '')).toBeGreaterThanOrEqual(least);
  });
});

describe.each(['light', 'dark'] as const)('with increased contrast, in the %s theme', (name) => {
  const theme = new Map([...themes[name], ...more[name]]);
  test.each(
    eachPair(['ink', 'muted', 'ok', 'warning', 'alert', 'maintenance', 'unknown'], ['ground', 'panel'], 7),
  )('%s on %s has a contrast of at least %d', (front, back, least) => {
    expect(more[name].size).toBeGreaterThan(5);
    expect(contrastOf(theme.get(front) ?? '', theme.get(back) ?? '')).toBeGreaterThanOrEqual(least);
  });
});

describe('contrastOf', () => {
  test('is 21 for black and white in any order, and 1 for equal colours', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrastOf('#ffffff', '#000000')).toBeCloseTo(21, 6);
    expect(contrastOf('#2f6fd6', '#2f6fd6')).toBe(1);
  });

  test('matches the darkest failing and lightest passing grey on white', () => {
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.542, 3);
  });
});

test('has a colour in each theme for a token, and none otherwise', () => {
  const given =
    ':root {\n color-scheme: light dark;\n --a: light-dark(#000000, #ffffff);\n --b: light-dark(#111111, #111111);\n}\n.x { --c: light-dark(#222222, #333333); }';
  expect(parseThemes(given)).toEqual({
    light: new Map([
      ['a', '#000000'],
      ['b', '#111111'],
    ]),
    dark: new Map([
      ['a', '#ffffff'],
      ['b', '#111111'],
    ]),
  });
});
