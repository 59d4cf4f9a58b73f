import { describe, expect, onTestFinished, test } from 'vitest';

import { parseConfig } from '@/lib/server/config/config';
import type { WatchOptions } from '@/lib/server/worker/heartbeat';
import { openWorker } from '@/lib/server/worker/open-worker';

const script = new URL('./scripted-worker.mjs', import.meta.url);

async function open(dir: string, metrics = '', watch?: WatchOptions) {
  const worker = await openWorker({
    script,
    dir,
    config: parseConfig({}),
    isDev: false,
    readMetrics: () => Promise.resolve(metrics),
    onAccess: () => undefined,
    ...(watch && { watch }),
  });
  onTestFinished(async () => {
    await worker.end(1_000);
  });
  return worker;
}

describe('a worker', () => {
  test('provides its build and readings, and ends on request', async () => {
    const worker = await open('serve');
    expect(worker.build).toEqual({ version: '1.2.3', build: 'b1' });
    expect(worker.reading()).toMatchObject({ version: 'v1', readAtMs: { monitors: 1_000 } });
    expect(worker.reading()).toBe(worker.reading());
    expect(await worker.end(5_000)).toEqual({ code: 0, error: null });
  });

  test('receives the metrics of the edge when it requests them', async () => {
    const worker = await open('request metrics', 'metrics 1');
    await expect.poll(() => worker.reading().version).toBe('metrics 1');
  });

  test('that is blocked still provides its latest reading, and can be ended', async () => {
    const worker = await open('block');
    const limitMs = performance.now() + 5_000;
    while (worker.reading().version === 'v1' && performance.now() < limitMs);
    expect(worker.reading().version).toBe('v2');
    expect((await worker.end(100)).code).toBe(1);
  });

  test('that is blocked is terminated, before and after it is ready', async () => {
    const watch = { everyMs: 20, maxMissed: 50 };
    const { code, error } = await (await open('beat and block', '', watch)).ended;
    expect([code, String(error)]).toEqual([1, 'Error: The worker is blocked.']);
    await expect(open('block before ready', '', watch)).rejects.toThrow('The worker is blocked.');
  });

  test('that throws ends with its error', async () => {
    const { code, error } = await (await open('throw later')).ended;
    expect([code, String(error)]).toEqual([1, 'Error: out of memory']);
  });

  test('does not open if its configuration is invalid, or if it throws or exits', async () => {
    await expect(open('reject config')).rejects.toMatchObject({
      name: 'ConfigurationError',
      problems: ['PORT must be a port.'],
    });
    await expect(open('throw')).rejects.toThrow('nothing is built');
    await expect(open('exit')).rejects.toThrow('The worker exited with 0.');
  });
});
