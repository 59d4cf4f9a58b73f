import { describe, expect, test } from 'vitest';

import { changeKeys, toneOf } from '@/lib/status/changes/placed-change';
import type { Transition } from '@/lib/status/model/types';

const at = (minute: number) => new Date(Date.parse('2026-03-02T12:00:00Z') - minute * 60_000).toISOString();
const subject = { id: 1, name: 'Latency Zürich', scopeId: 1, serviceId: 1 };
const failed: Transition = { kind: 'monitor', at: at(1), ...subject, from: 'ok', to: 'alert' };
const opened: Transition = {
  kind: 'incident',
  at: at(2),
  ...subject,
  name: 'Cards are declined',
  scopeId: 2,
  change: 'opened',
  from: null,
  to: 'active',
};
const gap: Transition = { kind: 'gap', at: at(3), since: at(9) };
const ended: Transition = {
  kind: 'maintenance',
  at: at(4),
  ...subject,
  name: 'Move',
  serviceId: 2,
  change: 'ended',
  to: 'succeed',
};

describe('the key of a change', () => {
  test('stays when newer changes are added, so that focus stays on its link', () => {
    const before = [opened, gap, ended];
    expect(changeKeys([failed, ...before]).slice(1)).toEqual(changeKeys(before));
  });

  test('differs between equal changes, and stays when another equal one is added', () => {
    const keys = changeKeys([failed, failed, gap, gap]);
    expect(new Set(keys).size).toBe(4);
    expect(changeKeys([failed, failed, failed, gap, gap]).slice(1)).toEqual(keys);
  });
});

describe('the glyph of a change', () => {
  const moved = { ...opened, change: 'moved' } as const;
  test.each([
    [failed, 'alert'],
    [{ ...failed, to: 'ok' }, 'ok'],
    [opened, 'alert'],
    [{ ...moved, to: 'stable' }, 'warning'],
    [{ ...moved, change: 'resolved', to: 'resolved' }, 'ok'],
    [{ ...moved, to: 'unknown' }, 'unknown'],
    [{ ...ended, change: 'started', to: 'in-progress' }, 'maintenance'],
    [{ ...ended, change: 'overran', to: 'in-progress' }, 'warning'],
    [ended, 'ok'],
    [{ ...ended, to: 'failed' }, 'warning'],
    [{ ...ended, to: 'unknown' }, 'unknown'],
    [gap, 'unknown'],
  ] as const)('fits the new state (%#)', (change, glyph) => {
    expect(toneOf(change)).toBe(glyph);
  });
});
