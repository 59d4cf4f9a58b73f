import { expect, test } from 'vitest';

import type { Transition } from '@/lib/status/model/types';
import { toQuiet } from '@/lib/status/wall/quiet';

const at = (minute: number): string => `2026-03-02T08:${String(minute).padStart(2, '0')}:00.000Z`;
const subject = (minute: number, id: number) => ({
  at: at(minute),
  id,
  name: 'x',
  scopeId: 1,
  serviceId: 1,
});
const monitor = (minute: number, to: 'ok' | 'alert' | 'unknown', id = 1): Transition => ({
  ...subject(minute, id),
  kind: 'monitor',
  from: to === 'ok' ? 'alert' : 'ok',
  to,
});
const incident = (minute: number, change: 'opened' | 'resolved'): Transition => ({
  ...subject(minute, 7),
  kind: 'incident',
  change,
  from: null,
  to: change === 'opened' ? 'active' : 'resolved',
});
const gap = (minute: number): Transition => ({ kind: 'gap', since: at(minute - 5), at: at(minute) });
const recorded = (minute: number, isStart = false) => ({ at: Date.parse(at(minute)), isStart });
const quiet = (minute: number, isStart = false) => ({ since: at(minute), isStart });

const ENDED = [incident(40, 'resolved'), monitor(30, 'ok'), monitor(20, 'alert'), incident(10, 'opened')];

test('quiet begins with the end of the latest trouble', () => {
  expect(toQuiet({ changes: ENDED }, null)).toEqual(quiet(40));
  expect(toQuiet({ changes: ENDED.slice(1, 3) }, null)).toEqual(quiet(30));
});

test('a time without observation is not counted as quiet', () => {
  expect(toQuiet({ changes: [gap(45), ...ENDED] }, null)).toEqual(quiet(45));
  expect(toQuiet({ changes: [gap(45), ...ENDED] }, recorded(5))).toEqual(quiet(45));
});

test('the history knows ends that are not listed, and the list those that are not recorded yet', () => {
  expect(toQuiet({ changes: ENDED }, recorded(50))).toEqual(quiet(50));
  expect(toQuiet({ changes: ENDED }, recorded(5))).toEqual(quiet(40));
  expect(toQuiet({ changes: [] }, recorded(5))).toEqual(quiet(5));
  expect(toQuiet({ changes: [] }, recorded(5, true))).toEqual(quiet(5, true));
});

test('nothing is claimed without the history, unless the list proves it', () => {
  expect(toQuiet({ changes: [] }, null)).toBeNull();
  // The monitor was deleted at a time that is not listed.
  expect(toQuiet({ changes: [monitor(50, 'alert', 2), ...ENDED] }, null)).toBeNull();
  expect(toQuiet({ changes: [...ENDED, monitor(5, 'unknown', 2)] }, null)).toBeNull();
  expect(toQuiet({ changes: [...ENDED, monitor(5, 'unknown', 2)] }, recorded(55))).toEqual(quiet(55));
});
