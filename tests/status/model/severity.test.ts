import { expect, test } from 'vitest';

import { severityRank, statusRank } from '@/lib/status/model/severity';

test('an unknown status is worse than ok, and hides no warning and no alert', () => {
  const statuses = (['alert', 'ok', 'unknown', 'warning'] as const).toSorted(
    (a, b) => statusRank(a) - statusRank(b),
  );
  expect(statuses).toEqual(['ok', 'unknown', 'warning', 'alert']);
});

test('an incident of unknown severity stands between the harmless and the serious', () => {
  const severities = (['unknown', 'critical', 'minor', 'moderate', 'low', 'high'] as const).toSorted(
    (a, b) => severityRank(a) - severityRank(b),
  );
  expect(severities).toEqual(['minor', 'low', 'unknown', 'moderate', 'high', 'critical']);
});
