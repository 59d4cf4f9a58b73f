import { expect, test } from 'vitest';

import { groupByDay } from '@/lib/status/lists/by-day';

const item = (id: number, at: string | null) => ({ id, at });
const daysOf = (items: readonly ReturnType<typeof item>[], timeZone: string) =>
  groupByDay(items, ({ at }) => at, timeZone).map(({ day, items: found }) => [
    day,
    found.map(({ id }) => id),
  ]);

test('groups items by the days of the viewer’s zone', () => {
  const items = [item(1, '2026-03-02T23:30:00Z'), item(2, '2026-03-02T08:00:00Z')];
  expect(daysOf(items, 'UTC')).toEqual([['2026-03-02', [1, 2]]]);
  expect(daysOf(items, 'Europe/Paris')).toEqual([
    ['2026-03-03', [1]],
    ['2026-03-02', [2]],
  ]);
});

test('has each day once if the items are not sorted, and a group for unknown days', () => {
  const items = [
    item(1, '2026-03-02T08:00:00Z'),
    item(2, '2026-03-01T08:00:00Z'),
    item(3, null),
    item(4, '2026-03-02T07:00:00Z'),
  ];
  expect(daysOf(items, 'UTC')).toEqual([
    ['2026-03-02', [1, 4]],
    ['2026-03-01', [2]],
    [null, [3]],
  ]);
});
