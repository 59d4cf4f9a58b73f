import { describe, expect, test } from 'vitest';

import { withSince, type SinceContext } from '@/lib/server/poller/readers/since';
import type { Monitor } from '@/lib/status/model/types';

import { monitorOf as sampleOf } from '../../../status/samples';

const AT = '2026-03-02T08:00:00.000Z';
const LATER = '2026-03-02T08:00:15.000Z';
const monitorOf = (id: number, status: Monitor['status']): Monitor => sampleOf({ id, status });
const listed = [monitorOf(1, 'ok'), monitorOf(2, 'alert')] as const;
const at = (instant: string, isContinued = true): SinceContext => ({ at: instant, isContinued, past: null });

describe('since when monitors have their status', () => {
  test('is when the status was first seen', () => {
    const [healthy, ill] = listed;
    const before = withSince([healthy, monitorOf(2, 'ok')], listed, at(AT));
    expect(before).toEqual([healthy, { ...ill, since: AT }]);
    const renamed = { ...ill, name: 'another name' };
    expect(withSince(before, [healthy, renamed], at(LATER))).toEqual([healthy, { ...renamed, since: AT }]);
    const relinked = { ...ill, asWritten: { link: 'ftp://host/' } };
    expect(withSince(before, [healthy, relinked], at(LATER))).toEqual([healthy, { ...relinked, since: AT }]);
    expect(withSince(before, [healthy, { ...ill, status: 'warning' }], at(LATER))[1]?.since).toBe(LATER);
    expect(withSince(before, [healthy, monitorOf(2, 'ok')], at(LATER))[1]?.since).toBe(LATER);
    expect(withSince(before, [healthy, ill, monitorOf(3, 'ok')], at(LATER))[2]?.since).toBe(LATER);
  });

  test('is unknown for what the first reading shows', () => {
    expect(withSince(null, listed, at(AT)).map(({ since }) => since)).toEqual([null, null]);
  });

  test('begins again after a gap for those that are ok, and for no others', () => {
    const before = withSince([], listed, at(AT));
    expect(withSince(before, listed, at(LATER, false)).map(({ since }) => since)).toEqual([LATER, AT]);
  });

  test('returns the same list if nothing changed', () => {
    const before = withSince([], listed, at(AT));
    const [healthy] = listed;
    expect(withSince(before, [healthy, monitorOf(2, 'alert')], at(LATER))).toBe(before);
    expect(withSince(before, [healthy], at(LATER))).not.toBe(before);
  });
});
