import { expect, test } from 'vitest';

import { catalogueOf } from '@/lib/language/catalogue';
import { describeHit } from '@/lib/language/hit-words';
import { createTranslate } from '@/lib/language/translate';
import type { HitState } from '@/lib/status/search/search-hit';

const t = createTranslate('en', catalogueOf('en'));

test.each<[HitState, string | null, number]>([
  [{ kind: 'place', level: 'alert' }, 'alert', 1],
  [{ kind: 'place', level: 'empty' }, null, 1],
  [{ kind: 'monitor', status: 'ok', isExpected: false }, 'ok', 1],
  [{ kind: 'monitor', status: 'unknown', isExpected: false }, 'unknown', 1],
  [{ kind: 'monitor', status: 'alert', isExpected: true }, 'maintenance', 2],
  [{ kind: 'incident', severity: 'critical', status: 'active' }, 'alert', 2],
  [{ kind: 'incident', severity: 'unknown', status: 'unknown' }, 'warning', 2],
  [{ kind: 'maintenance', status: 'scheduled', isOverrunning: false }, 'maintenance', 1],
  [{ kind: 'maintenance', status: 'in-progress', isOverrunning: true }, 'warning', 2],
  [{ kind: 'maintenance', status: 'unknown', isOverrunning: false }, 'unknown', 1],
  [{ kind: 'announcement', level: 'high', isInForce: true }, 'warning', 2],
  [{ kind: 'announcement', level: 'unknown', isInForce: false }, null, 2],
])('a result in the state %j has the glyph %s, and words', (state, glyph, count) => {
  const described = describeHit(state, t);
  expect(described.glyph).toBe(glyph);
  expect(described.words.filter(Boolean)).toHaveLength(count);
});
