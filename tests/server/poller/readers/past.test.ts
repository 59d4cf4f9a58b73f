import { describe, expect, test } from 'vitest';

import { withPast, withSince, type Past, type SinceContext } from '@/lib/server/poller/readers/since';
import type { Monitor } from '@/lib/status/model/types';

import { monitorOf } from '../../../status/samples';
import { startPolling } from '../start-polling';

const AT = '2026-11-20T10:00:00.000Z';
const BEFORE = '2026-11-19T09:00:00.000Z';

const past: Past = {
  observedSince: '2026-11-01T00:00:00.000Z',
  statuses: new Map([
    [1, { status: 'alert', since: Date.parse(BEFORE) }],
    [2, { status: 'ok', since: Date.parse(BEFORE) }],
    [3, { status: 'alert', since: null }],
  ]),
  observedUntil: Date.parse(BEFORE),
  gapUntil: null,
  transitions: [
    {
      kind: 'monitor',
      at: BEFORE,
      id: 1,
      name: 'check',
      scopeId: 1,
      serviceId: 1,
      from: 'ok',
      to: 'alert',
    },
  ],
};

describe('the first reading of a process', () => {
  const listed = [
    monitorOf({ id: 1, status: 'alert' }),
    monitorOf({ id: 2, status: 'alert' }),
    monitorOf({ id: 3, status: 'alert' }),
    monitorOf({ id: 4, status: 'warning' }),
    monitorOf({ id: 5, status: 'ok' }),
  ];
  const healthy = [monitorOf({ id: 1, status: 'ok' }), monitorOf({ id: 2, status: 'ok' })];
  const sinces = (monitors: readonly Monitor[], given: Partial<SinceContext> = {}) =>
    withSince(null, monitors, { at: AT, isContinued: true, past, ...given }).map(({ since }) => since);

  test('continues the recorded times, and dates what changed or is new', () => {
    expect(sinces(listed)).toEqual([BEFORE, AT, null, AT, AT]);
    expect(sinces(healthy)).toEqual([AT, BEFORE]);
    expect(sinces(listed, { past: null }).every((since) => since === null)).toBe(true);
  });

  test('does not continue the time of a monitor that is ok over a time without observation', () => {
    expect(sinces(healthy, { isContinued: false })).toEqual([AT, AT]);
    expect(sinces(listed, { isContinued: false })).toEqual([BEFORE, AT, null, AT, AT]);
    const gapUntil = Date.parse(BEFORE) + 60_000;
    const afterGap = new Date(gapUntil).toISOString();
    expect(sinces(healthy, { past: { ...past, gapUntil } })).toEqual([AT, afterGap]);
    expect(sinces(listed, { past: { ...past, gapUntil } })).toEqual([BEFORE, AT, null, AT, AT]);
    expect(sinces(healthy, { past: { ...past, gapUntil: Date.parse(BEFORE) - 1 } })).toEqual([AT, BEFORE]);
  });

  test('completes restored monitors with the recorded times', () => {
    const restored = [
      monitorOf({ id: 1, status: 'alert' }),
      monitorOf({ id: 1, status: 'alert', since: AT }),
      monitorOf({ id: 1, status: 'warning' }),
      monitorOf({ id: 2, status: 'ok' }),
    ];
    expect(withPast(restored, past).map(({ since }) => since)).toEqual([BEFORE, AT, null, BEFORE]);
    const gapUntil = Date.parse(BEFORE) + 60_000;
    expect(withPast(restored, { ...past, gapUntil }).map(({ since }) => since)).toEqual([
      BEFORE,
      AT,
      null,
      new Date(gapUntil).toISOString(),
    ]);
  });

  test('says since when the source is observed', async () => {
    const { poller, state } = await startPolling({ mood: 'calm' }, { past });
    await poller.refresh();
    expect(state().observedSince).toBe(past.observedSince);
  });

  test('continues the recorded transitions, with what changed meanwhile', async () => {
    const { poller, state } = await startPolling({ mood: 'calm' }, { past });
    await poller.refresh();
    const meanwhile = state().transitions.slice(0, -1);
    expect(state().transitions.at(-1)).toEqual(past.transitions[0]);
    // Monitors 1 and 3 were in alert, and a calm source has none.
    expect(meanwhile).toMatchObject([
      { kind: 'monitor', id: 1, from: 'alert', to: 'ok' },
      { kind: 'monitor', id: 3, from: 'alert', to: 'ok' },
      { kind: 'gap', since: BEFORE },
    ]);
  });
});
