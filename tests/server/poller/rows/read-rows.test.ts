import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ReadRow } from '@/lib/server/poller/rows/read-row';
import { sectionsSchema } from '@/lib/server/snapshot/section-schemas';
import {
  createAnnouncementReader,
  createIncidentReader,
  createMaintenanceReader,
  readCountedDimension,
  readMonitor,
} from '@/lib/server/poller/rows/to-board';
import type { ItemFlaw } from '@/lib/status/model/types';

import {
  announcementRow,
  incidentRow,
  maintenanceRow,
  monitorRow,
  scopeRow,
} from '../../../prodmanager/rows';
import { freshOf, snapshotOf } from '../../../status/samples';

type Item = { readonly id: number; readonly flaws?: readonly ItemFlaw[] };

const context = { timeZone: 'UTC', nowMs: Date.parse('2026-03-02T12:00:00Z') };
const READERS: Readonly<Record<string, readonly [ReadRow<Item>, (id: number, fields?: object) => object]>> = {
  scopes: [readCountedDimension, scopeRow],
  monitors: [readMonitor, monitorRow],
  incidents: [createIncidentReader(context), incidentRow],
  maintenances: [createMaintenanceReader(context), maintenanceRow],
  announcements: [createAnnouncementReader(context), announcementRow],
};

function read(kind: string, row: unknown): Item {
  const [reader] = READERS[kind] ?? [];
  const reading = reader?.(row);
  if (!reading?.item) throw new Error('it became no item');
  return reading.item;
}
const rowOf = (kind: string, fields: object = {}): object => READERS[kind]?.[1](7, fields) ?? {};
const incident = (fields: object) => read('incidents', rowOf('incidents', fields));

describe('a text that pages show as nothing', () => {
  test.each(['monitors', 'incidents', 'maintenances'])('is kept as it was written: %s', (kind) => {
    const link = 'javascript://host/%0aalert(1)';
    const item = read(kind, rowOf(kind, { external_reference: '', external_link: link }));
    expect(item).toMatchObject({ reference: null, url: null, asWritten: { reference: '', link } });
    expect(sectionsSchema.shape[kind as 'monitors'].shape.items.safeParse([item]).success).toBe(true);
    const shown = read(kind, rowOf(kind, { external_reference: 'T-1', external_link: 'https://host/' }));
    expect(shown).not.toHaveProperty('asWritten');
    expect(read(kind, rowOf(kind))).not.toHaveProperty('asWritten');
  });
});

describe('a row', () => {
  test.each([
    ['no object', 7],
    ['no object', null],
    ['no object', 'text'],
    ['no object', [{ id: 1 }]],
    ['no id', {}],
    ['no id', { id: 0 }],
    ['no id', { id: -3 }],
    ['no id', { id: 1.5 }],
    ['no id', { id: 1e21 }],
    ['no id', { id: '1e3' }],
    ['no id', { id: [1] }],
  ])('that is or has %s is in no list', (problem, row) => {
    for (const [reader] of Object.values(READERS)) {
      expect(reader(row)).toEqual({
        item: null,
        bad: { problem: `a row ${problem === 'no id' ? 'has no id' : 'is no object'}` },
      });
    }
  });

  test('that could be read whole has no flaws', () => {
    for (const kind of Object.keys(READERS)) expect(read(kind, rowOf(kind))).not.toHaveProperty('flaws');
  });

  test.each([
    ['monitors', { scope: null }, { scopeId: 0, serviceId: 2, status: 'ok' }, 'scope'],
    ['monitors', { scope: { id: 1 } }, { scopeId: 0, serviceId: 2 }, 'scope'],
    ['monitors', { service: 'x' }, { scopeId: 1, serviceId: 0 }, 'service'],
    ['monitors', { description: 42 }, { description: null, status: 'ok' }, 'description'],
    ['monitors', { status: null }, { status: 'unknown', name: 'monitor 7' }, 'status'],
    ['monitors', { status: 'OK' }, { status: 'unknown' }, 'status'],
    ['monitors', { status: undefined }, { status: 'unknown' }, 'status'],
    ['monitors', { name: undefined }, { name: '#7' }, 'name'],
    ['monitors', { name: '' }, { name: '#7' }, 'name'],
    ['monitors', { name: ' \u200b\u00a0' }, { name: '#7' }, 'name'],
    ['monitors', { name: ['a'] }, { name: '#7' }, 'name'],
    ['scopes', { monitors_count: { ok: 1 } }, { monitors: null, name: 'scope 7' }, 'monitors_count'],
    ['scopes', { incidents_count: -1 }, { incidentsCount: null }, 'incidents_count'],
    ['scopes', { maintenances_count: 1e300 }, { maintenancesCount: null }, 'maintenances_count'],
    ['incidents', { severity: 'apocalyptic' }, { severity: 'unknown', status: 'active' }, 'severity'],
    ['incidents', { status: 7 }, { status: 'unknown', severity: 'high' }, 'status'],
    [
      'incidents',
      { start_impact_date: 'noon' },
      { impactStartedAt: null, severity: 'high' },
      'start_impact_date',
    ],
    ['incidents', { start_impact_date: '2026-02-30T10:00' }, { impactStartedAt: null }, 'start_impact_date'],
    ['incidents', { creation_date: null }, { createdAt: null }, 'creation_date'],
    ['incidents', { resolve_date: 12 }, { resolvedAt: null }, 'resolve_date'],
    ['incidents', { events: undefined }, { comments: [], internalEvents: [] }, 'events'],
    ['incidents', { events: { 0: {} } }, { comments: [] }, 'events'],
    [
      'maintenances',
      { scheduled_end_date: {} },
      { scheduledEndAt: null, isOverrunning: false },
      'scheduled_end_date',
    ],
    ['maintenances', { status: 'paused' }, { status: 'unknown' }, 'status'],
    ['maintenances', { service_status: null }, { serviceStatus: 'unknown' }, 'service_status'],
    ['announcements', { level: 3 }, { level: 'unknown' }, 'level'],
    ['announcements', { description: 42 }, { description: '' }, 'description'],
  ] as const)('of the %s with %j is kept, and says what is missing', (kind, fields, expected, field) => {
    const item = read(kind, rowOf(kind, fields));
    expect(item).toMatchObject({ id: 7, ...expected });
    expect(item.flaws).toEqual([
      { kind: 'field', field, count: 1, problem: expect.stringMatching(/./) as string },
    ]);
  });

  test.each([
    ['links', { links: 7 }],
    ['links', { links: undefined }],
    ['an id as text', { id: '7', scope: '1' }],
    ['an unknown field', { colour: 'red' }],
  ])('is whole whatever it has for %s', (_, fields) => {
    const item = read('monitors', { ...rowOf('monitors'), ...fields });
    expect(item).toMatchObject({ id: 7, scopeId: 1 });
    expect(item).not.toHaveProperty('flaws');
  });

  test.each([
    ['26-11-29T13:00', '0026-11-29T13:00:00Z'],
    ['9999-12-31T23:59', '9999-12-31T23:59:00Z'],
    ['2026-03-02T08:10:30+02:00', '2026-03-02T06:10:30Z'],
    ['2026-03-02T08:10Z', '2026-03-02T08:10:00Z'],
  ])('with the date %s has the instant %s', (date, instant) => {
    expect(incident({ start_impact_date: date })).toMatchObject({ impactStartedAt: instant });
    expect(incident({ start_impact_date: date })).not.toHaveProperty('flaws');
  });

  test('is in force from a start and to an end that cannot be read', () => {
    const inForce = (fields: object) => read('announcements', rowOf('announcements', fields));
    const [past, future] = ['2026-03-01T00:00', '2026-03-09T00:00'];
    expect(inForce({ start_date: past, end_date: 'x' })).toMatchObject({ isInForce: true, endsAt: null });
    expect(inForce({ start_date: 'x', end_date: future })).toMatchObject({ isInForce: true });
    expect(inForce({ start_date: 'x', end_date: 'x' })).toMatchObject({ isInForce: true });
    expect(inForce({ start_date: future, end_date: 'x' })).toMatchObject({ isInForce: false });
    expect(inForce({ start_date: 'x', end_date: past })).toMatchObject({ isInForce: false });
  });

  test('becomes an item of the right shape whatever one of its fields is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(READERS)),
        fc.nat(),
        fc.oneof(fc.jsonValue(), fc.string(), fc.double(), fc.constant(undefined)),
        (kind, index, value) => {
          const row = rowOf(kind);
          const fields = Object.keys(row).filter((name) => name !== 'id');
          const { monitors: _, ...item } = read(kind, {
            ...row,
            [fields[index % fields.length] ?? '']: value,
          }) as Item & { readonly monitors?: unknown };
          expect(item.id).toBe(7);
          sectionsSchema.parse({ ...snapshotOf().sections, [kind]: freshOf([item]) });
        },
      ),
    );
  });
});
