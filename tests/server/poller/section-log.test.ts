import { pino } from 'pino';
import { expect, test } from 'vitest';

import { SectionLog } from '@/lib/server/poller/section-log';

import { monitorOf } from '../../status/samples';

test('logs once what could not be read, and once when it can be again', () => {
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
