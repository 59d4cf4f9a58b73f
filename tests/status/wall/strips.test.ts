import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { NO_TIME } from '@/lib/status/history/tally';
import type { Tally } from '@/lib/status/history/types';
import { toLegible } from '@/lib/status/wall/legible';
import { placeStrips } from '@/lib/status/wall/place-strips';
import { solveLayout, type WallInput } from '@/lib/status/wall/solve-layout';
import { toStripShapes } from '@/lib/status/wall/strip-shapes';
import { leastStripPx } from '@/lib/status/wall/strip-size';
import { toHour, toWallDay } from '@/lib/status/wall/wall-day';
import type { WallBox, WallLayout } from '@/lib/status/wall/wall-layout';

import { expectToFit } from './invariants';
import { cardOf, contentOf, dimensionsOf, mapOf, walls, wallsTwice, WORDS } from './walls';

// Reported without shrinking, which takes long.
const RUNS = { numRuns: 40, endOnFailure: true };
const NOW_MS = Date.parse('2026-03-02T09:00:00Z');
const HOURS = 'ooooaaAwwmmuu--oOOoooooo';

const tallyOf = (given: Partial<Tally>): Tally => ({ ...NO_TIME, ...given });

/** The layout of a wall on which every service has a strip where it has room. */
function solveWithStrips(given: WallInput, ageMs = 60_000): WallLayout {
  const input = { ...given, content: { ...given.content, hasDay: true } };
  const layout = solveLayout(input);
  const services = Object.fromEntries((input.content.map?.rows ?? []).map(({ id }) => [id, HOURS]));
  const day = { until: NOW_MS - ageMs, services };
  const { folded } = layout;
  const { legible } = input;
  const pages = layout.pages.map((page) => ({
    ...page,
    boxes: [
      ...page.boxes,
      ...placeStrips(page.boxes, { day, folded, legible, nowMs: NOW_MS, caption: '24 h' }),
    ],
  }));
  return { ...layout, pages };
}

const withoutStrips = (boxes: readonly WallBox[]) =>
  boxes.filter(({ role }) => role !== 'strip' && role !== 'caption');

const legible = toLegible({ diagonalInches: 55, distanceMetres: 4, widthPx: 1920, heightPx: 1080 });
const inputOf = (content: Parameters<typeof contentOf>[0]): WallInput => ({
  legible,
  content: contentOf(content),
  words: WORDS,
  isSwapped: false,
});
const stripsOf = ({ pages }: WallLayout): WallBox[] =>
  pages.flatMap(({ boxes }) => boxes.filter(({ role }) => role === 'strip'));

describe('strips of any wall', () => {
  test('fit: inside the safe margin, nothing overlapping, no text below its minimum', () => {
    fc.assert(
      fc.property(walls, (input) => expectToFit(input, solveWithStrips(input))),
      { numRuns: 80, endOnFailure: true },
    );
  });

  test('take no room from anything: only the sun of a calm wall and its sentences move', () => {
    fc.assert(
      fc.property(walls, (input) => {
        const plain = solveLayout({ ...input, content: { ...input.content, hasDay: false } });
        const { pages, ...rest } = solveWithStrips(input);
        expect(rest).toEqual({ ...plain, pages: undefined, ...rest });
        expect({ ...rest, pages: pages.length }).toEqual({ ...plain, pages: plain.pages.length });
        pages.forEach(({ boxes, shows }, index) => {
          const before = plain.pages[index];
          const isCalm = ({ role }: WallBox) => role === 'sun' || role === 'calm';
          expect(shows).toEqual(before?.shows);
          const kept = withoutStrips(boxes);
          expect(kept.filter((box) => !isCalm(box))).toEqual(before?.boxes.filter((box) => !isCalm(box)));
          expect(kept.filter(isCalm).map(({ id }) => id)).toEqual(
            expect.arrayContaining(before?.boxes.filter(isCalm).map(({ id }) => id) ?? []),
          );
        });
      }),
      RUNS,
    );
  });

  test('do not depend on the order of the content', () => {
    fc.assert(
      fc.property(wallsTwice, ([one, other]) => {
        expect(solveWithStrips(other)).toEqual(solveWithStrips(one));
      }),
      RUNS,
    );
  });

  test('are one column, each beside the name of its service and wide enough to be read', () => {
    fc.assert(
      fc.property(walls, (input) => {
        const layout = solveWithStrips(input);
        for (const { boxes } of layout.pages) {
          const strips = boxes.filter(({ role }) => role === 'strip');
          expect(new Set(strips.map(({ x, width }) => `${x} ${width}`)).size).toBeLessThanOrEqual(1);
          expect(boxes.filter(({ role }) => role === 'caption')).toHaveLength(strips.length > 0 ? 1 : 0);
          for (const { id, x, y, width, height } of strips) {
            const row = boxes.find((box) => box.role === 'row' && `strip:${box.id.split(':')[1]}` === id);
            expect(row && row.y <= y && y + height <= row.y + row.height && row.x < x).toBe(true);
            expect(width).toBeGreaterThanOrEqual(leastStripPx(input.legible.secondaryPx));
          }
          if (layout.folded > 0) expect(strips).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

describe('a wall of the default size', () => {
  const services = dimensionsOf(['Payments', 'Checkout', 'Search', 'Image delivery', 'Notifications', 'DNS']);
  const scopes = dimensionsOf(['us-east-1', 'eu-west-1', 'ap-northeast-1', 'lab']);

  test('shows a strip of every service while it is calm', () => {
    const calm = ['No trouble for 3 h 12 min', 'Next maintenance Tue 1 Dec, 14:00 UTC: Certificates'];
    const layout = solveWithStrips(inputOf({ map: mapOf(services, scopes, () => 'ok'), calm }));
    expect(layout.mode).toBe('calm');
    expect(stripsOf(layout)).toHaveLength(services.length);
  });

  test('shows strips of the services in trouble while there is little of it', () => {
    const many = dimensionsOf([...Array(20).keys()].map((index) => `region ${index}`));
    const map = mapOf(services, many, (row, column) => (row < 3 && column === 0 ? 'alert' : 'ok'));
    const layout = solveWithStrips(inputOf({ map, level: 'alert', cards: [cardOf()] }));
    expect(layout.form).toBe('list');
    // The caption has the place of the third, because the line below is that of what is ok.
    expect(stripsOf(layout)).toHaveLength(2);
    const alone = solveWithStrips(inputOf({ map, level: 'alert' }));
    expect(stripsOf(alone)).toHaveLength(3);
  });

  test('shows no strips that are older than an hour', () => {
    const input = inputOf({ map: mapOf(services, scopes, () => 'ok') });
    expect(stripsOf(solveWithStrips(input, 3_600_000))).not.toEqual([]);
    expect(stripsOf(solveWithStrips(input, 3_600_001))).toEqual([]);
  });
});

describe('an hour', () => {
  test.each([
    [null, '-'],
    [tallyOf({}), '-'],
    [tallyOf({ ok: 60 }), 'o'],
    [tallyOf({ ok: 59, alert: 1 }), 'a'],
    [tallyOf({ warning: 1, maintenance: 1 }), 'w'],
    [tallyOf({ ok: 1, maintenance: 1 }), 'm'],
    [tallyOf({ unobserved: 60 }), 'u'],
    [tallyOf({ ok: 59, unobserved: 1 }), 'O'],
    [tallyOf({ alert: 1, unobserved: 1 }), 'A'],
  ])('of %o is the letter %s', (tally, letter) => {
    expect(toHour(tally)).toBe(letter);
  });

  test('of a service is the worst of its places, and whole only if all of them were observed', () => {
    const place = (scopeId: number, first: string) => ({
      serviceId: 1,
      scopeId,
      hours: first.padEnd(24, '-'),
    });
    const day = { until: NOW_MS, places: [place(1, 'oowu-mO'), place(2, 'oaou--m'), place(3, 'o-Ou---')] };
    const everything = { scopes: [], services: [] };
    expect(toWallDay(day, [everything])).toEqual({
      until: NOW_MS,
      services: { 1: 'oaWu-mM'.padEnd(24, '-') },
    });
    expect(toWallDay(day, [everything, { scopes: [1, 2], services: [] }]).services).toEqual({
      1: 'oawu-mM'.padEnd(24, '-'),
    });
    expect(
      toWallDay(day, [
        { scopes: [1], services: [] },
        { scopes: [2], services: [] },
      ]).services,
    ).toEqual({});
  });
});

describe('the shapes of a strip', () => {
  const shapesOf = (hours: string) => toStripShapes(hours, { width: 240, height: 40 });

  test('show each state by colour and height', () => {
    const { paths } = shapesOf('owma-');
    expect(paths).toEqual({
      ok: 'M0 26h8v14h-8z',
      warning: 'M10 11h8v29h-8z',
      maintenance: 'M20 18h8v22h-8z',
      alert: 'M30 0h8v40h-8z',
      none: 'M40 37h8v3h-8z',
    });
  });

  test('hatch what was not observed, also above the bar of what was', () => {
    expect(shapesOf('u').paths).toEqual({ unobserved: 'M0 10l8 -5M0 20l8 -5M0 30l8 -5M0 40l8 -5' });
    expect(shapesOf('O').paths).toEqual({
      ok: 'M0 26h8v14h-8z',
      unobserved: 'M0 10l8 -5M0 20l8 -5',
    });
  });
});
