import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  DEFAULT_SCREEN,
  LEAST_LINES,
  SCREEN_RANGES,
  toLegible,
  toScreenFit,
  type Screen,
} from '@/lib/status/wall/legible';

const screenOf = (given: Partial<Screen> = {}): Screen => ({
  ...DEFAULT_SCREEN,
  widthPx: 1920,
  heightPx: 1080,
  ...given,
});

const arcMinutesOf = (fontPx: number, pxPerMetre: number, distanceMetres: number): number =>
  (2 * Math.atan((fontPx * 0.7) / pxPerMetre / 2 / distanceMetres) * 180 * 60) / Math.PI;

describe('toLegible', () => {
  test('returns 4 %, 5 % and, for secondary text, 3 % of the default screen’s height', () => {
    expect(toLegible(screenOf())).toMatchObject({
      floorPx: 44,
      preferredPx: 55,
      secondaryPx: 33,
      verdictFloorPx: 58,
    });
  });

  test('returns the same share for the same screen with more pixels', () => {
    const [hd, fourK] = [toLegible(screenOf()), toLegible(screenOf({ widthPx: 3840, heightPx: 2160 }))];
    expect(fourK.floorPx / hd.floorPx).toBeCloseTo(2, 1);
  });

  test('does not depend on the orientation', () => {
    const { floorPx, preferredPx, verdictPx } = toLegible(screenOf());
    expect(toLegible(screenOf({ widthPx: 1080, heightPx: 1920 }))).toMatchObject({
      floorPx,
      preferredPx,
      verdictPx,
    });
  });

  test.each([
    ['diagonalInches', Number.NaN, DEFAULT_SCREEN.diagonalInches],
    ['diagonalInches', 0, SCREEN_RANGES.diagonalInches[0]],
    ['distanceMetres', Infinity, SCREEN_RANGES.distanceMetres[1]],
    ['distanceMetres', -1, SCREEN_RANGES.distanceMetres[0]],
    ['widthPx', 10, SCREEN_RANGES.widthPx[0]],
    ['heightPx', 1e9, SCREEN_RANGES.heightPx[1]],
  ] as const)('replaces %s of %d by %d, and reports it', (figure, given, taken) => {
    const { clamped, ...sizes } = toLegible(screenOf({ [figure]: given }));
    const { clamped: none, ...expected } = toLegible(screenOf({ [figure]: taken }));
    expect([clamped, none]).toEqual([[figure], []]);
    expect(sizes).toEqual(expected);
  });

  test('keeps primary text above 16 arc-minutes, preferred above 20, secondary above 12, on any screen', () => {
    const screens = fc.record({
      diagonalInches: fc.double({ min: 10, max: 200, noNaN: true }),
      distanceMetres: fc.double({ min: 0.5, max: 30, noNaN: true }),
      widthPx: fc.integer({ min: 320, max: 8_000 }),
      heightPx: fc.integer({ min: 320, max: 8_000 }),
    });
    fc.assert(
      fc.property(screens, (screen) => {
        const sizes = toLegible(screen);
        expect(arcMinutesOf(sizes.floorPx, sizes.pxPerMetre, screen.distanceMetres)).toBeGreaterThan(16);
        expect(arcMinutesOf(sizes.preferredPx, sizes.pxPerMetre, screen.distanceMetres)).toBeGreaterThan(20);
        expect(arcMinutesOf(sizes.secondaryPx, sizes.pxPerMetre, screen.distanceMetres)).toBeGreaterThan(12);
        expect(sizes.verdictFloorPx).toBeGreaterThanOrEqual(1.3 * sizes.floorPx);
        expect(sizes.secondaryPx).toBeLessThanOrEqual(sizes.floorPx);
        expect(sizes.preferredPx).toBeGreaterThanOrEqual(sizes.floorPx);
        expect(sizes.verdictPx).toBeGreaterThanOrEqual(sizes.verdictFloorPx);
        expect(sizes.clamped).toEqual([]);
      }),
    );
  });
});

describe('toScreenFit', () => {
  test('accepts the default screen, and rejects it from too far away, with what would do', () => {
    expect(toScreenFit(DEFAULT_SCREEN)).toMatchObject({ isTooSmall: false, lines: 24, farthestMetres: 6.2 });
    expect(toScreenFit({ diagonalInches: 24, distanceMetres: 8 })).toEqual({
      isTooSmall: true,
      isNumberOnly: true,
      lines: 5,
      farthestMetres: 2.7,
      leastInches: 71,
    });
    expect(toScreenFit({ diagonalInches: 55, distanceMetres: 30 }).leastInches).toBeNull();
    expect(toScreenFit({ diagonalInches: 32, distanceMetres: 6 })).toMatchObject({
      isNumberOnly: true,
      farthestMetres: 3.6,
      leastInches: 53,
    });
    expect(toScreenFit({ diagonalInches: 55, distanceMetres: 7 })).toMatchObject({
      isTooSmall: true,
      isNumberOnly: false,
    });
  });

  test('proposes distances and sizes that it accepts itself', () => {
    const [inches, metres] = [SCREEN_RANGES.diagonalInches, SCREEN_RANGES.distanceMetres];
    const screens = fc.record({
      diagonalInches: fc.double({ min: inches[0], max: inches[1], noNaN: true }),
      distanceMetres: fc.double({ min: metres[0], max: metres[1], noNaN: true }),
    });
    fc.assert(
      fc.property(screens, (screen) => {
        const { isTooSmall, lines, farthestMetres, leastInches } = toScreenFit(screen);
        expect(isTooSmall).toBe(lines < LEAST_LINES);
        if (!isTooSmall) return;
        expect(toScreenFit({ ...screen, distanceMetres: farthestMetres }).isTooSmall).toBe(false);
        if (leastInches !== null)
          expect(toScreenFit({ ...screen, diagonalInches: leastInches }).isTooSmall).toBe(false);
      }),
    );
  });
});
