import { describe, expect, test } from 'vitest';

import { withSince } from '@/lib/server/poller/readers/since';
import type { Monitor } from '@/lib/status/model/types';

import { monitorOf as sampleOf } from '../../../status/samples';

const AT = '2026-03-02T08:00:00.000Z';
const LATER = '2026-03-02T08:00:15.000Z';
const monitorOf = (id: number, status: Monitor['status']): Monitor => sampleOf({ id, status });
const listed = [monitorOf(1, 'ok'), monitorOf(2, 'alert')] as const;

describe('since when monitors have their status', () => {
  test('is when the status was first seen', () => {
    const [healthy, ill] = listed;
    const before = withSince([healthy, monitorOf(2, 'ok')], listed, AT);
    expect(before).toEqual([healthy, { ...ill, since: AT }]);
    const renamed = { ...ill, name: 'another name' };
    expect(withSince(before, [healthy, renamed], LATER)).toEqual([healthy, { ...renamed, since: AT }]);
    const relinked = { ...ill, asWritten: { link: 'ftp://host/' } };
    expect(withSince(before, [healthy, relinked], LATER)).toEqual([healthy, { ...relinked, since: AT }]);
    expect(withSince(before, [healthy, { ...ill, status: 'warning' }], LATER)[1]?.since).toBe(LATER);
    expect(withSince(before, [healthy, monitorOf(2, 'ok')], LATER)[1]?.since).toBeNull();
  });

  test('returns the same list if nothing changed', () => {
    const before = withSince([], listed, AT);
    const [healthy] = listed;
    expect(withSince(before, [healthy, monitorOf(2, 'alert')], LATER)).toBe(before);
    expect(withSince(before, [healthy], LATER)).not.toBe(before);
  });
});
