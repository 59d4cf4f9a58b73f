import fc from 'fast-check';
import { expect, test } from 'vitest';

import { FORGET } from '@/lib/server/history/read/memory';
import { readReliability } from '@/lib/server/history/read/reliability';
import { openSqlite } from '@/lib/server/history/sql/sqlite';
import { Store } from '@/lib/server/history/store/store';
import type { Batch } from '@/lib/server/history/write/batch';
import { rollUp } from '@/lib/server/history/write/roll-up';
import { writeBatch } from '@/lib/server/history/write/write-batch';
import { account } from '@/lib/status/history/account';
import { daysOf } from '@/lib/status/history/calendar';
import type { ObservedSpan, StatusPoint } from '@/lib/status/history/types';

import { lives, PERIOD } from '../../status/history/lives';

// The clocks of each of these zones change within the period.
const ZONES = [
  ['Europe/Paris', '2026-10-24T03:10:00Z'],
  ['Europe/Paris', '2026-03-28T03:10:00Z'],
  ['Australia/Lord_Howe', '2026-04-03T20:00:00Z'],
] as const;
/** One millisecond of a life takes this long, so that a life has four days. */
const STEP_MS = 3_500_000;

const NONE = { after: null, rows: [] };

function toBatches(points: readonly StatusPoint[], spans: readonly ObservedSpan[], start: number): Batch[] {
  const seen = new Map<number, number>();
  const changes = points.map(({ at, id, status, scopeId, serviceId }): Batch => {
    // Each monitor changes at most once in a millisecond.
    const time = Math.max(at, (seen.get(id) ?? -Infinity) + 1);
    seen.set(id, time);
    const row = { id, scopeId, serviceId };
    return {
      at: time,
      spans: [],
      statuses: { after: start, rows: [{ ...row, status }] },
      items: { after: start, rows: [{ ...row, kind: 'monitor', name: `check ${id}`, isGone: false }] },
      notices: NONE,
    };
  });
  return [
    ...spans.map((span): Batch => ({ at: start, spans: [span], statuses: NONE, items: NONE, notices: NONE })),
    ...changes,
  ];
}

test('sums of days equal the account of raw changes, also when changes arrive late and the clocks change', async () => {
  await fc.assert(
    fc.asyncProperty(
      lives({ isDeleting: true }),
      fc.constantFrom(...ZONES),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      async (life, [timeZone, first], isLate) => {
        const origin = Date.parse(first);
        const toTime = (at: number): number => origin + at * STEP_MS;
        const points = [...life.initial.map((point) => ({ ...point, at: 0 })), ...life.points].map(
          (point) => ({ ...point, at: toTime(point.at) }),
        );
        const whole: ObservedSpan = { from: origin, until: origin, isProven: true, ended: null };
        const spans = [
          whole,
          ...life.spans.map((span, index) => ({
            ...span,
            from: toTime(Math.max(0, span.from)) + 1 + index,
            until: toTime(Math.min(PERIOD, Math.max(0, span.until))) + 1 + index,
          })),
        ];
        const end = Math.max(...spans.map(({ until }) => until));
        const store = new Store({ openSql: () => openSqlite(':memory:'), sourceKey: 'source', timeZone });
        const batches = toBatches(points, spans, origin);
        const write = (some: readonly Batch[]) =>
          store.write(async (query, source) => {
            for (const batch of some) await writeBatch(query, source, batch);
          });
        const options = { now: end, toleranceMs: 60_000, timeZone };
        await write(batches.filter((batch, index) => batch.spans.length > 0 || !isLate[index % 40]));
        await rollUp(store, options);
        await write(batches.filter((batch, index) => batch.spans.length === 0 && isLate[index % 40]));
        await rollUp(store, options);
        // Observing everything again changes nothing.
        await write(batches);
        await rollUp(store, options);

        const days = daysOf({ from: origin, until: end }, timeZone);
        const period = { from: days[0]?.from ?? origin, until: days.at(-1)?.until ?? end };
        const areas = [{ scopes: null, services: null }];
        const { rows } = await store.read((query, source) =>
          readReliability(query, source, { period, areas }, { now: end, timeZone, remember: FORGET }),
        );
        const raw = batches
          .flatMap(({ at, statuses }) => statuses.rows.map((row) => ({ ...row, at })))
          .sort((a, b) => a.at - b.at);
        const expected = account({
          initial: [],
          points: raw,
          troubles: [],
          spans,
          edges: [period.from, end],
        });
        const key = ({ scopeId, serviceId }: { scopeId: number; serviceId: number }) =>
          `${scopeId} ${serviceId}`;
        expect(new Map(rows.map((row) => [key(row), row.now]))).toEqual(
          new Map(expected.map((place) => [key(place), { ...place.tallies[0], lead: 0, tail: 0 }])),
        );
        await store.close();
      },
    ),
    { numRuns: 60 },
  );
});
