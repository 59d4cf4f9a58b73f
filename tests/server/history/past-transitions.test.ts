import { expect, test } from 'vitest';

import { toPastTransitions } from '@/lib/server/history/read/past-transitions';
import type { ChangePage, HistoryChange } from '@/lib/status/history/types';

const subject = (at: number) => ({
  key: `${at}`,
  at,
  after: null,
  id: 7,
  name: 'x',
  scopeId: 1,
  serviceId: 2,
});
const iso = (at: number): string => new Date(at).toISOString();

const page = (...changes: readonly HistoryChange[]): ChangePage => ({
  changes,
  gaps: [{ from: 3, until: 5, reason: 'stopped' }],
  next: null,
});

test('lists recorded changes as the board lists its own, newest first', () => {
  const transitions = toPastTransitions(
    page(
      { ...subject(9), kind: 'maintenance', from: 'in-progress', to: 'succeed' },
      { ...subject(8), kind: 'maintenance', from: 'scheduled', to: 'in-progress' },
      { ...subject(7), kind: 'incident', from: 'stable', to: 'resolved' },
      { ...subject(6), kind: 'incident', from: 'active', to: 'stable' },
      { ...subject(4), kind: 'incident', from: null, to: 'active' },
      { ...subject(2), kind: 'monitor', from: 'alert', to: 'ok' },
    ),
  );
  const common = { id: 7, name: 'x', scopeId: 1, serviceId: 2 };
  expect(transitions).toEqual([
    { ...common, kind: 'maintenance', at: iso(9), change: 'ended', to: 'succeed' },
    { ...common, kind: 'maintenance', at: iso(8), change: 'started', to: 'in-progress' },
    { ...common, kind: 'incident', at: iso(7), change: 'resolved', from: 'stable', to: 'resolved' },
    { ...common, kind: 'incident', at: iso(6), change: 'moved', from: 'active', to: 'stable' },
    { kind: 'gap', since: iso(3), at: iso(5) },
    { ...common, kind: 'incident', at: iso(4), change: 'opened', from: null, to: 'active' },
    { ...common, kind: 'monitor', at: iso(2), from: 'alert', to: 'ok' },
  ]);
});

test('leaves out what the board does not list', () => {
  const transitions = toPastTransitions(
    page(
      { ...subject(9), kind: 'incident', from: 'active', to: null },
      { ...subject(8), kind: 'maintenance', from: null, to: 'scheduled' },
      { ...subject(7), kind: 'maintenance', from: null, to: 'succeed' },
      { ...subject(6), kind: 'inventory', of: 'monitor', change: 'created', fromName: null, fromPlace: null },
    ),
  );
  expect(transitions.map(({ kind }) => kind)).toEqual(['gap']);
});
