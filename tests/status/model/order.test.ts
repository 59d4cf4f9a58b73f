import { expect, test } from 'vitest';

import { byNameAndId, severityRank, statusRank } from '@/lib/status/model/order';

test('ranks an unknown status above ok, and below warning and alert', () => {
  const statuses = (['alert', 'ok', 'unknown', 'warning'] as const).toSorted(
    (a, b) => statusRank(a) - statusRank(b),
  );
  expect(statuses).toEqual(['ok', 'unknown', 'warning', 'alert']);
});

test('ranks an unknown severity between harmless and serious ones', () => {
  const severities = (['unknown', 'critical', 'minor', 'moderate', 'low', 'high'] as const).toSorted(
    (a, b) => severityRank(a) - severityRank(b),
  );
  expect(severities).toEqual(['minor', 'low', 'unknown', 'moderate', 'high', 'critical']);
});

test('orders names as people count, ignoring case, and equal names by id', () => {
  const names = ['node 10', 'Node 2', 'zone', 'node 1', 'Alpha', 'NODE 1'].map((name, id) => ({ id, name }));
  expect(names.toSorted(byNameAndId).map(({ name }) => name)).toEqual([
    'Alpha',
    'node 1',
    'NODE 1',
    'Node 2',
    'node 10',
    'zone',
  ]);
});
