import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { columnsOf } from '@/lib/status/monitors/monitor-columns';
import { toMonitorItems } from '@/lib/status/monitors/monitor-items';
import { toEntries } from '@/lib/status/monitors/monitor-search';
import type { Monitor } from '@/lib/status/model/types';

import { freshOf, monitorOf, snapshotOf } from '../samples';

const itemsOf = (monitors: readonly Partial<Monitor>[]) =>
  toMonitorItems(snapshotOf({ monitors: freshOf(monitors.map(monitorOf)) })) ?? [];

describe('toEntries', () => {
  test('has each group and each monitor once, in any order of the monitors', () => {
    const monitors = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 99 }),
        scopeId: fc.integer({ min: 1, max: 4 }),
        serviceId: fc.integer({ min: 1, max: 4 }),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(
        monitors,
        fc.constantFrom('scope', 'service'),
        fc.infiniteStream(fc.nat()),
        (given, group, order) => {
          const items = itemsOf(given)
            .map((monitor) => ({ monitor, rank: order.next().value as number }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ monitor }) => monitor);
          const entries = toEntries(items, group);
          expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
          expect(entries.filter(({ kind }) => kind === 'monitor')).toHaveLength(items.length);
          let current = 0;
          for (const entry of entries) {
            if (entry.kind === 'group') current = entry.id;
            else expect(group === 'scope' ? entry.monitor.scopeId : entry.monitor.serviceId).toBe(current);
          }
        },
      ),
    );
  });
});

describe('columnsOf', () => {
  test.each([
    ['nothing for monitors that are ok', {}, { integration: false, since: false }],
    ['integrations', { integration: 'http' }, { integration: true, since: false }],
    ['integrations for a reference', { reference: 'chk-1' }, { integration: true, since: false }],
    ['starts', { status: 'alert', since: '2026-03-02T08:00:00Z' }, { integration: false, since: true }],
    [
      'starts before the board started',
      { status: 'alert', since: null },
      { integration: false, since: true },
    ],
  ] as const)('has %s', (_, monitor, expected) => {
    expect(columnsOf(itemsOf([{ id: 1 }, { id: 2, ...monitor }]))).toEqual(expected);
  });
});
