import { pino } from 'pino';
import { expect, test } from 'vitest';

import { SectionLog } from '@/lib/server/poller/poller-log';

import type { Section } from '@/lib/status/model/types';

import { monitorOf } from '../../status/samples';

test('logs each flaw once, and once when it is gone', () => {
  const lines: Record<string, unknown>[] = [];
  const log = new SectionLog(
    pino(
      { base: null, timestamp: false },
      { write: (line: string) => lines.push(JSON.parse(line) as never) },
    ),
  );
  const flaws = [{ kind: 'field', field: 'scope', count: 1, problem: 'expected number' }] as const;
  const items = [monitorOf({ id: 1 }), monitorOf({ id: 2, flaws })];
  const bad = [{ problem: 'a row has no id' }];
  log.flaws('monitors', items, bad, []);
  log.flaws('monitors', items, bad, []);
  log.flaws('incidents', [], [], []);
  const said = [
    { section: 'monitors', kind: 'row', problem: 'a row has no id' },
    { section: 'monitors', kind: 'field', id: 2, field: 'scope', problem: 'expected number' },
  ];
  expect(lines).toEqual(said.map((line) => ({ level: 40, ...line, msg: 'cannot be read in full' })));
  lines.length = 0;
  log.flaws('monitors', items, [], []);
  log.flaws('monitors', [monitorOf({ id: 1 }), monitorOf({ id: 2 })], [], []);
  expect(lines).toEqual(said.map((line) => ({ level: 30, ...line, msg: 'no longer unreadable' })));
  lines.length = 0;
  log.flaws('monitors', items, bad, []);
  expect(lines).toHaveLength(2);
});

test.each([
  ['unreachable', 'PRODMANAGER_URL'],
  ['refused', 'PRODMANAGER_TOKEN'],
  ['slowed', 'REFRESH_INTERVAL_SECONDS'],
  ['bad-answer', 'PRODMANAGER_URL'],
] as const)('logs once that ProdManager is %s, and what to check: %s', (problem, variable) => {
  const lines: Record<string, unknown>[] = [];
  const log = new SectionLog(pino({}, { write: (line: string) => lines.push(JSON.parse(line) as never) }));
  const fresh: Section<unknown> = { state: 'fresh', problem: null, isProven: true, flaws: [], items: [] };
  log.failed('monitors', fresh, problem, new Error('no'));
  log.failed('monitors', { ...fresh, state: 'stale', problem }, problem, new Error('no'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ section: 'monitors', problem, msg: 'cannot be read' });
  expect(lines[0]?.['nextStep']).toContain(variable);
});
