import { describe, expect, test } from 'vitest';

import { toCsvStream } from '@/lib/server/api/history/csv';
import { figuresSchema, type SentAvailability } from '@/lib/server/api/history/schemas';

import { freshOf, scopeOf } from '../../../status/samples';
import { monitorsOf, stateOf } from '../../history/readings';
import { startHistoryApi } from './start-history-api';

const parse = (text: string): SentAvailability => JSON.parse(text) as SentAvailability;

/** Two places for 4 minutes: the one in eu has an outage of one minute, the one in us is ok. */
async function startWithOutage() {
  const api = await startHistoryApi();
  const { story, history } = api;
  const steps = ['ok', 'alert', 'ok', 'ok', 'ok'] as const;
  for (const [index, status] of steps.entries()) {
    const monitors = freshOf(monitorsOf(status, 'ok'));
    // Readings every 10 seconds, so that there is no gap.
    if (index > 0) for (let n = 0; n < 5; n += 1) await story.read(10_000, {});
    await story.read(index === 0 ? 0 : 10_000, { monitors });
  }
  await history.rollUp();
  return api;
}

describe('availability', () => {
  test('is sent by place as described', async () => {
    const { availability } = await startWithOutage();
    const { response, text } = await availability();
    expect(response.status).toBe(200);
    const report = parse(text);
    expect(report).toMatchObject({
      period: { from: '2026-10-21T18:15:00.000Z', until: '2026-11-20T18:15:00.000Z' },
      previousPeriod: { from: '2026-09-21T18:15:00.000Z', until: '2026-10-21T18:15:00.000Z' },
      timeZone: 'Asia/Kathmandu',
      by: 'place',
      maintenance: 'counted',
    });
    for (const { current } of report.rows) expect(figuresSchema.parse(current)).toEqual(current);
    const [eu, us] = report.rows.toSorted((a, b) => (a.scopeId ?? 0) - (b.scopeId ?? 0));
    expect(eu).toMatchObject({ scope: 'eu', service: 'Payments', scopeId: 1, serviceId: 1, previous: null });
    expect(eu?.current).toMatchObject({
      availabilityPercent: 75,
      alertSeconds: 60,
      okSeconds: 180,
      outages: 1,
      longestOutageSeconds: 60,
      meanTimeToRecoverySeconds: 60,
    });
    expect(us?.current).toMatchObject({
      availabilityPercent: 100,
      outages: 0,
      meanTimeToRecoverySeconds: null,
    });
  });

  test('of a service is the sum over the places that the viewer may see', async () => {
    const { availability } = await startWithOutage();
    const of = async (query: string, scopes: readonly string[] | null) =>
      parse((await availability(query, { scopes, services: null })).text).rows;
    expect(await of('?by=service', null)).toMatchObject([
      { serviceId: 1, scopeId: null, current: { availabilityPercent: 87.5, outages: 1 } },
    ]);
    expect(await of('?by=service', ['us'])).toMatchObject([
      { serviceId: 1, current: { availabilityPercent: 100, outages: 0 } },
    ]);
    expect(await of('?by=all', ['us'])).toMatchObject([
      { serviceId: null, scopeId: null, current: { availabilityPercent: 100 } },
    ]);
    expect(await of('?by=scope&scope=1', null)).toHaveLength(1);
    expect(await of('', ['none'])).toEqual([]);
  });

  test.each([
    ['from=2026-11-21', 'from', 'It is after the last day, 2026-11-20.'],
    ['until=2026-11-21', 'until', 'It is after today, 2026-11-20 in Asia/Kathmandu.'],
    ['from=2025-11-19', 'from', 'The period has 367 days: at most 366 are possible.'],
    ['from=yesterday', 'from', '"yesterday" is not a day, such as 2026-11-20.'],
    ['until=2026-02-30', 'until', '"2026-02-30" is not a day, such as 2026-11-20.'],
    ['by=team', 'by', '"team" is none of: place, service, scope, all.'],
    ['maintenance=no', 'maintenance', '"no" is none of: counted, excluded.'],
    ['format=xml', 'format', '"xml" is none of: json, csv.'],
  ])('is refused for %s', async (query, parameter, reason) => {
    const { availability } = await startHistoryApi();
    const { response, text } = await availability(`?${query}`);
    expect([response.status, JSON.parse(text)]).toEqual([
      400,
      { message: 'History failed', reasons: { [parameter]: [reason] } },
    ]);
  });
});

describe('availability as CSV', () => {
  test.each([
    ['?format=csv', {}],
    ['', { accept: 'text/csv' }],
    ['?by=place', { accept: 'text/csv, application/json;q=0.5' }],
  ])('is sent for %s and %o', async (query, headers) => {
    const { availability } = await startWithOutage();
    const { response, text } = await availability(query, undefined, headers);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [heading, ...lines] = text.trimEnd().split('\r\n');
    expect(heading).toMatch(
      /^service,serviceId,scope,scopeId,from,until,availabilityPercent,.*,previousOutages,/,
    );
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => line.split(',').length === heading?.split(',').length)).toBe(true);
    expect(lines.find((line) => line.includes(',eu,'))).toContain('Payments,1,eu,1,2026-10-21T18:15:00.000Z');
  });

  test.each([
    ['', { accept: '*/*' }],
    ['?format=json', { accept: 'text/csv' }],
    ['', { accept: 'application/json, text/csv' }],
  ])('is not sent for %s and %o', async (query, headers) => {
    const { availability } = await startHistoryApi();
    const { response } = await availability(query, undefined, headers);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  test.each([
    ['=1+1', `"'=1+1"`],
    ['\t@cmd', `"'@cmd"`],
    ['a, "b"\r\nc', '"a, ""b"" c"'],
  ])('writes the name %j so that it is no formula and one cell', async (name, cell) => {
    const { availability, store, time } = await startWithOutage();
    store.publish(stateOf({ services: freshOf([scopeOf({ id: 1, name })]) }, time.ms));
    const { text } = await availability('?format=csv&by=service');
    expect(text.split('\r\n')[1]?.startsWith(`${cell},1,,,`)).toBe(true);
  });
});

test('a period with maintenance excluded says so', async () => {
  const { availability } = await startWithOutage();
  expect(parse((await availability('?maintenance=excluded&from=2026-11-20')).text)).toMatchObject({
    maintenance: 'excluded',
    period: { from: '2026-11-19T18:15:00.000Z', until: '2026-11-20T18:15:00.000Z' },
  });
});

test('a long report is sent in parts', async () => {
  let read = 0;
  const rows = function* () {
    for (; read < 1_000; read += 1) yield [read];
  };
  const reader = toCsvStream(['n'], rows()).getReader();
  await reader.read();
  expect(read).toBeLessThan(1_000);
});
