import { afterEach, expect, test, vi } from 'vitest';
import { pino } from 'pino';

import { logConsole } from '@/lib/server/util/log-console';

const { debug, error, info, log: plain, trace, warn } = console;
const warnings = process.listeners('warning');
afterEach(() => {
  Object.assign(console, { debug, error, info, log: plain, trace, warn });
  process.removeAllListeners('warning');
  for (const listener of warnings) process.on('warning', listener);
});

test("console output and Node's warnings become log lines", async () => {
  const lines: string[] = [];
  logConsole(pino({ base: null }, { write: (line: string) => lines.push(line) }));
  console.error('⨯', new TypeError('broken\nin two lines'), { digest: '1' });
  console.log('%s is %d', 'a', 1);
  console.warn();
  process.emitWarning('old');
  await vi.waitFor(() => expect(lines).toHaveLength(4));
  const [first, second, third, fourth] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({ level: 50, err: { type: 'TypeError', message: 'broken\nin two lines' } });
  expect(first?.['msg']).toContain("{ digest: '1' }");
  expect(second).toMatchObject({ level: 30, msg: 'a is 1' });
  expect(third).toMatchObject({ level: 40 });
  expect(fourth).toMatchObject({ level: 40, msg: 'old' });
});
