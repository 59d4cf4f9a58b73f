import { describe, expect, it } from 'vitest';

import {
  ANNOUNCEMENT_LEVELS,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
  ProdManager,
  SERVICE_STATUSES,
} from '@/lib/prodmanager';

import { startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { announcementRow, incidentRow, maintenanceRow, monitorRow, scopeRow } from './rows';

const readersOf = (pm: ProdManager) => ({
  scope: () => pm.scope.get(1),
  service: () => pm.service.get(1),
  monitor: () => pm.monitor.get(1),
  incident: () => pm.incident.get(1),
  maintenance: () => pm.maintenance.get(1),
  announcement: () => pm.announcement.get(1),
});
type Kind = keyof ReturnType<typeof readersOf>;

const ROWS: Record<Kind, (id: number, fields?: object) => object> = {
  scope: scopeRow,
  service: scopeRow,
  monitor: monitorRow,
  incident: incidentRow,
  maintenance: maintenanceRow,
  announcement: announcementRow,
};
const KINDS = Object.keys(ROWS) as Kind[];

const read = async (kind: Kind, json: unknown) => {
  const server = await startScriptedServer(() => ({ json }));
  return readersOf(new ProdManager({ url: server.url }))[kind]();
};
const without = (row: object, field: string) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));

it('parses an id sent as a text', async () => {
  expect(await read('monitor', { ...monitorRow(1), id: '12', scope: '3' })).toMatchObject({
    id: 12,
    scope: 3,
  });
});

describe.each(KINDS)('a %s', (kind) => {
  const row = ROWS[kind](1);
  const optional = /^(links|.*external_.*|integration|(investigation|stable|resolve)_date)$/;
  const isOptional = (field: string) =>
    optional.test(field) ||
    (field === 'description' && kind !== 'announcement') ||
    (kind === 'maintenance' && /^(start|end)_date$/.test(field));

  it('keeps all its fields, unknown ones too', async () => {
    expect((await read(kind, { ...row, colour: 'red' })).toJSON()).toEqual({ ...row, colour: 'red' });
  });

  it.each(Object.keys(row).filter((field) => !isOptional(field)))(
    'is a parse error without its %s',
    async (field) => {
      expect(await failureOf(read(kind, without(row, field)))).toMatchObject({
        code: 'parse',
        field,
        path: `/api/${kind}/1`,
      });
    },
  );

  it.each(Object.keys(row).filter((field) => isOptional(field) && field !== 'links'))(
    'has null for a missing, null or empty %s',
    async (field) => {
      for (const json of [without(row, field), { ...row, [field]: null }, { ...row, [field]: '' }]) {
        expect((await read(kind, json)).toJSON()).toHaveProperty(field, null);
      }
    },
  );

  it('has empty links when the source sends none', async () => {
    expect((await read(kind, without(row, 'links'))).links).toEqual({});
  });
});

describe.each<[Kind, string, readonly string[]]>([
  ['monitor', 'status', MONITOR_STATUSES],
  ['incident', 'status', INCIDENT_STATUSES],
  ['incident', 'severity', INCIDENT_SEVERITIES],
  ['maintenance', 'status', MAINTENANCE_STATUSES],
  ['maintenance', 'service_status', SERVICE_STATUSES],
  ['announcement', 'level', ANNOUNCEMENT_LEVELS],
])('the %s’s %s', (kind, field, words) => {
  it('accepts each known word', async () => {
    for (const word of words)
      expect((await read(kind, ROWS[kind](1, { [field]: word }))).toJSON()).toHaveProperty(field, word);
  });

  it('is `unknown` for any other word, and a parse error for other types', async () => {
    for (const word of ['burning', 'OK', '', 'constructor']) {
      expect((await read(kind, ROWS[kind](1, { [field]: word }))).toJSON()).toHaveProperty(field, 'unknown');
    }
    expect(await failureOf(read(kind, ROWS[kind](1, { [field]: 1 })))).toMatchObject({
      code: 'parse',
      field,
    });
  });
});

describe('a date', () => {
  it.each(['2026-03-02T08:10', '2024-02-29T23:59', '2026-03-02T08:10:30', '2026-03-02T08:10:30.123456'])(
    'is unchanged: %s',
    async (date) => {
      expect(
        await read('incident', incidentRow(1, { start_impact_date: date, stable_date: date })),
      ).toMatchObject({
        start_impact_date: date,
        stable_date: date,
      });
    },
  );

  it.each([
    '',
    'noon',
    '2026-03-02',
    '2026-02-30T08:10',
    '2026-13-01T00:00',
    '2026-03-02T24:00',
    '0-03-02T08:10',
    '0000-03-02T08:10',
    '12026-03-02T08:10',
    '26-3-2T08:10',
    '2026-03-02T08:10+25:00',
    1772438400,
    null,
  ])('that is invalid is a parse error: %s', async (date) => {
    const error = await failureOf(read('incident', incidentRow(1, { start_impact_date: date })));
    expect(error).toMatchObject({ code: 'parse', field: 'start_impact_date' });
  });

  it.each([
    ['26-11-29T13:00', '0026-11-29T13:00'],
    ['5-01-01T00:00', '0005-01-01T00:00'],
    ['9999-12-31T23:59', '9999-12-31T23:59'],
    ['2026-03-02 08:10:30', '2026-03-02T08:10:30'],
    ['2026-03-02T08:10:30,5', '2026-03-02T08:10:30.5'],
    ['2026-03-02T08:10Z', '2026-03-02T08:10Z'],
    ['2026-03-02T08:10:30.123456+0530', '2026-03-02T08:10:30.123456+05:30'],
    ['2026-03-02T08:10-03', '2026-03-02T08:10-03:00'],
  ])('%s is normalized to %s', async (given, date) => {
    const incident = await read('incident', incidentRow(1, { start_impact_date: given, stable_date: given }));
    expect(incident).toMatchObject({ start_impact_date: date, stable_date: date });
  });

  it('that is optional must still be valid', async () => {
    expect(await failureOf(read('incident', incidentRow(1, { stable_date: 'noon' })))).toMatchObject({
      field: 'stable_date',
    });
  });
});

describe('an event', () => {
  const event = { type: 'comment', content: 'hi', internal: false, creation_date: '2026-03-02T08:13' };
  const readEvents = (...events: unknown[]) => read('incident', incidentRow(1, { events }));

  it('of an unknown type has the type `unknown`', async () => {
    expect(await readEvents({ ...event, type: 'merge' })).toMatchObject({
      events: [{ type: 'unknown', content: 'hi' }],
    });
  });

  it('without `internal` is a parse error', async () => {
    for (const broken of [
      without(event, 'internal'),
      { ...event, internal: null },
      { ...event, internal: 'no' },
    ]) {
      expect(await failureOf(readEvents(event, broken))).toMatchObject({
        code: 'parse',
        field: 'events[1].internal',
      });
    }
  });
});

it.each([0, -1, 1.5, '', '0', '01', '1.5', 'one', '9007199254740993', null, Number.MAX_SAFE_INTEGER + 1])(
  'the id %s is a parse error',
  async (id) => {
    expect(await failureOf(read('monitor', { ...monitorRow(1), id }))).toMatchObject({
      code: 'parse',
      field: 'id',
    });
    expect(await failureOf(read('monitor', monitorRow(1, { scope: id })))).toMatchObject({
      code: 'parse',
      field: 'scope',
    });
  },
);

it('keeps an announcement with an empty description', async () => {
  expect(await read('announcement', announcementRow(1, { description: null }))).toMatchObject({
    description: '',
  });
});
