import { expect, test } from 'vitest';

import { Metrics } from '@/lib/server/metrics/metrics';
import type { Sections } from '@/lib/status/model/types';

import { freshOf, monitorOf, scopeOf, snapshotOf, UNREAD } from '../../status/samples';
import { parseExposition, type MetricLine } from '../../support/exposition';
import { instanceOf } from './instance-of';

async function readPlaces(sections: Partial<Sections>): Promise<readonly MetricLine[]> {
  const snapshot = snapshotOf(sections);
  // What anonymous viewers see must not matter.
  const metrics = new Metrics(() => instanceOf({ snapshot, counted: () => snapshotOf() }));
  const lines = parseExposition((await metrics.render({ seesAll: true })).body);
  return lines.filter(({ name }) => name === 'prodmanager_dashboard_place_monitors');
}

const toTexts = (lines: readonly MetricLine[]): string[] =>
  lines
    .filter(({ value }) => value > 0)
    .map(({ labels, value }) => `${labels['scope']} / ${labels['service']} ${labels['status']} ${value}`);

const scopes = freshOf([scopeOf({ id: 1, name: 'eu-west-1' }), scopeOf({ id: 2, name: 'us-east-1' })]);
const services = freshOf([scopeOf({ id: 1, name: 'Payments' })]);

test('monitors are counted by place and status, with zeros', async () => {
  const monitors = freshOf([
    monitorOf({ id: 1, scopeId: 2, status: 'alert' }),
    monitorOf({ id: 2, scopeId: 1 }),
    monitorOf({ id: 3, scopeId: 1 }),
  ]);
  const lines = await readPlaces({ monitors, scopes, services });
  expect(toTexts(lines)).toEqual(['eu-west-1 / Payments ok 2', 'us-east-1 / Payments alert 1']);
  expect(lines).toHaveLength(8);
});

test('no monitor is ok if the counts of the source contradict the list', async () => {
  const monitors = { ...freshOf([monitorOf({ id: 1 })]), isProven: false };
  expect(toTexts(await readPlaces({ monitors, scopes, services }))).toEqual([
    'eu-west-1 / Payments unknown 1',
  ]);
});

test('nothing is reported before the monitors were read', async () => {
  expect(await readPlaces({ monitors: UNREAD, scopes, services })).toEqual([]);
});

test('the number of series is bounded, and no monitor is left out', async () => {
  const items = Array.from({ length: 1_500 }, (_, at) =>
    monitorOf({ id: at + 1, scopeId: at + 1, status: at === 1_499 ? 'alert' : 'ok' }),
  );
  const lines = await readPlaces({ monitors: freshOf(items), scopes: freshOf([]), services });
  expect(lines).toHaveLength(4 * 1_001);
  expect(lines.reduce((sum, { value }) => sum + value, 0)).toBe(1_500);
  expect(toTexts(lines)).toContain('(others) / (others) alert 1');
});

test('hostile names stay one label each, and equal names are added up', async () => {
  const long = 'x'.repeat(5_000);
  const names = ['a"} 1\nfake{b="', '\u202ereversed', '', `${long}1`, `${long}2`];
  const monitors = freshOf(names.map((_, at) => monitorOf({ id: at + 1, scopeId: at + 1, status: 'alert' })));
  const hostile = freshOf(names.map((name, at) => scopeOf({ id: at + 1, name })));
  const lines = await readPlaces({ monitors, scopes: hostile, services });
  expect(toTexts(lines)).toEqual([
    String.raw`a\"} 1 fake{b=\" / Payments alert 1`,
    'reversed / Payments alert 1',
    '#3 / Payments alert 1',
    `${'x'.repeat(100)} / Payments alert 2`,
  ]);
});
