import fc from 'fast-check';
import { expect, it } from 'vitest';

import { isProdManagerError, ProdManager } from '@/lib/prodmanager';

import { pageResponse, startScriptedServer } from '../support/scripted-server';
import { scopeRow } from './rows';

const reading = (total: number) =>
  fc.array(fc.array(fc.integer({ min: 1, max: Math.max(1, total) }), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  });

/** Up to three readings of a list of `total` rows, each with random duplicates and missing rows. */
const course = fc.integer({ min: 0, max: 6 }).chain((total) =>
  fc.record({
    total: fc.constant(total),
    readings: fc.array(reading(total), { minLength: 3, maxLength: 3 }),
  }),
);

/** A third of the readings are complete, so that both outcomes are common. */
const wholeOrNot = fc
  .tuple(course, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
  .map(([{ total, readings }, whole]) => ({
    total,
    readings: readings.map((pages, index) =>
      whole[index] === true && pages.length > 1 && total > 0
        ? [...pages, Array.from({ length: total }, (_, id) => id + 1)]
        : pages,
    ),
  }));

it('returns the first complete reading without duplicates, or fails with `incomplete`', async () => {
  let current: { total: number; readings: number[][][] } = { total: 0, readings: [] };
  let started = 0;
  const server = await startScriptedServer(({ url }) => {
    const page = Number(new URL(url, 'http://x').searchParams.get('page'));
    if (page === 1) started += 1;
    const pages = current.readings[started - 1] ?? [];
    return pageResponse(
      (pages[page - 1] ?? []).map((id) => scopeRow(id)),
      current.total,
      pages.length,
    );
  });
  const pm = new ProdManager({ url: server.url });
  const outcomes = new Set<string>();

  await fc.assert(
    fc.asyncProperty(wholeOrNot, async (next) => {
      current = next;
      started = 0;
      const distinct = next.readings.map((pages) => [...new Set(pages.flat())]);
      const whole = distinct.findIndex((ids) => ids.length === next.total);
      const outcome = await pm.scope
        .list()
        .toArray()
        .catch((error: unknown) => (isProdManagerError(error) ? error.code : 'another error'));
      const expected = whole === -1 ? 'incomplete' : distinct[whole];
      outcomes.add(whole === -1 ? 'incomplete' : `whole at ${whole}`);
      expect(Array.isArray(outcome) ? outcome.map(({ id }) => id) : outcome).toEqual(expected);
      expect(started).toBe(whole === -1 ? 3 : whole + 1);
    }),
    { numRuns: 200, seed: 20 },
  );
  expect([...outcomes].sort()).toEqual(['incomplete', 'whole at 0', 'whole at 1', 'whole at 2']);
});
