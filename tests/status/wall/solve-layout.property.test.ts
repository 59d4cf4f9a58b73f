import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { totalOf, notOkOf } from '@/lib/status/model/counts';
import { byUrgency, cardKey } from '@/lib/status/wall/card-box';
import { solveLayout, type WallInput } from '@/lib/status/wall/solve-layout';
import type { WallLayout, WallPage } from '@/lib/status/wall/wall-layout';
import { isNoticeable, type Cell } from '@/lib/status/map/weather-map';

import { expectToFit } from './invariants';
import { keysOf, walls, wallsTwice } from './walls';

// Reported without shrinking, which takes long.
const RUNS = { numRuns: 25, endOnFailure: true };

const cellsOf = ({ content }: WallInput): Cell[] =>
  content.map?.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])) ?? [];

const subjectsOf = <Kind extends string>({ boxes }: WallPage, kind: Kind) =>
  boxes.flatMap(({ role, subject }) => (subject?.kind === kind ? [{ role, subject }] : []));

/** Checks walls whose layout is not minimal. */
function solved(check: (input: WallInput, layout: WallLayout) => void): void {
  fc.assert(
    fc.property(walls, (input) => {
      const layout = solveLayout(input);
      if (layout.mode !== 'minimal') check(input, layout);
    }),
    RUNS,
  );
}

describe('solveLayout, for any wall', { timeout: 60_000 }, () => {
  test(
    'fits: legible, inside the safe margin, nothing cut off, nothing overlapping',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(walls, (input) => {
          expectToFit(input, solveLayout(input));
        }),
        { numRuns: 80, endOnFailure: true },
      );
    },
  );

  test('does not depend on the order of the content', () => {
    fc.assert(
      fc.property(wallsTwice, ([one, other]) => {
        expect(solveLayout(other)).toEqual(solveLayout(one));
      }),
      RUNS,
    );
  });

  test('shows the verdict on every page', () => {
    solved((_, { pages }) => {
      for (const { boxes } of pages) expect(boxes.filter(({ role }) => role === 'verdict')).toHaveLength(1);
    });
  });

  test('shows each card once on every page: in detail, in one line, or counted', () => {
    solved((input, { pages }) => {
      for (const page of pages) {
        const cards = subjectsOf(page, 'card').flatMap(({ subject }) =>
          'cards' in subject ? subject.cards : [],
        );
        expect([...cards].sort()).toEqual(keysOf(input));
      }
    });
  });

  test('has at most eight pages', () => {
    solved((_, { pages }) => {
      expect(pages.length).toBeLessThanOrEqual(8);
    });
  });

  test('shows the most urgent cards in detail, up to seven on a page', () => {
    solved((input, { pages }) => {
      const detailed = pages.map(({ boxes }) => boxes.filter(({ role }) => role === 'card'));
      for (const cards of detailed) expect(cards.length).toBeLessThanOrEqual(7);
      const ids = new Set(detailed.flat().map(({ id }) => id));
      const urgent = [...input.content.cards].sort(byUrgency).map(cardKey);
      expect(new Set(urgent.slice(0, ids.size))).toEqual(ids);
      if (pages.length < 8) expect(ids.size).toBe(urgent.length);
    });
  });

  test('names each service and scope with a problem or maintenance on some page, if eight suffice', () => {
    solved((input, { pages }) => {
      if (pages.length === 8) return;
      const going = cellsOf(input).filter(isNoticeable);
      const ids = new Set(pages.flatMap(({ boxes }) => boxes.map(({ id }) => id)));
      for (const { serviceId, scopeId } of going) {
        expect(ids).toContain(`service:${serviceId}`);
        expect(ids).toContain(`scope:${scopeId}`);
      }
    });
  });

  test('shows each service in trouble on every page: in its row or in a summary', () => {
    solved((input, { pages }) => {
      const troubled = input.content.map?.rows.filter(({ status }) => status !== 'ok') ?? [];
      for (const page of pages) {
        const services = subjectsOf(page, 'service').flatMap(({ subject }) =>
          'serviceIds' in subject ? subject.serviceIds : [],
        );
        for (const { id } of troubled) expect(services).toContain(id);
      }
    });
  });

  test('counts every monitor that is not ok once on every page with a map', () => {
    solved((input, { pages }) => {
      const expected = cellsOf(input).reduce((sum, { counts }) => sum + notOkOf(counts), 0);
      for (const { boxes } of pages) {
        if (!boxes.some(({ role }) => role === 'cell')) continue;
        const states = boxes.flatMap(({ subject }) => (subject?.kind === 'cell' ? [subject.state] : []));
        expect(states.reduce((sum, state) => sum + (state?.notOk ?? 0), 0)).toBe(expected);
      }
    });
  });

  test('counts only healthy lines as ok, and names up to 24 rows on a page', () => {
    solved((input, { pages }) => {
      const going = new Set(
        cellsOf(input)
          .filter(isNoticeable)
          .map(({ serviceId }) => serviceId),
      );
      for (const { boxes } of pages) {
        expect(
          boxes.filter(({ role, id }) => role === 'row' && id !== 'service:rest').length,
        ).toBeLessThanOrEqual(24);
        for (const { role, id, subject } of boxes) {
          if (role !== 'rest' || id !== 'service:rest' || subject?.kind !== 'service') continue;
          expect(subject.serviceIds.filter((service) => going.has(service))).toEqual([]);
        }
      }
    });
  });

  test('leaves a place without monitors blank', () => {
    solved((input, { pages }) => {
      const filled = new Set(
        cellsOf(input)
          .filter(({ counts, expected }) => totalOf(counts) + expected > 0)
          .map((cell) => `${cell.serviceId}/${cell.scopeId}`),
      );
      for (const { subject, glyph } of pages.flatMap(({ boxes }) => boxes)) {
        if (subject?.kind !== 'cell') continue;
        const isFilled = subject.serviceIds.some((service) =>
          subject.scopeIds.some((scope) => filled.has(`${service}/${scope}`)),
        );
        expect([subject.state !== null, glyph !== null]).toEqual([isFilled, isFilled]);
      }
    });
  });
});
