import { describe, expect, onTestFinished, test } from 'vitest';

import { parseConfig } from '@/lib/server/config/config';
import type { WatchOptions } from '@/lib/server/worker/heartbeat';
import { openWorker } from '@/lib/server/worker/open-worker';

const script = new URL('./scripted-worker.mjs', import.meta.url);

async function open(dir: string, metrics = '', watch?: WatchOptions) {
  const renderer = await openWorker({
    script,
    dir,
    config: parseConfig({}),
    isDev: false,
    readMetrics: () => Promise.resolve(metrics),
    onAccess: () => undefined,
    ...(watch && { watch }),
  });
  onTestFinished(async () => {
    await renderer.end(1_000);
  });
  return renderer;
}

describe('a renderer', () => {
  test('tells what it is and what it read, and ends when it is told to', async () => {
    const renderer = await open('serve');
    expect(renderer.build).toEqual({ version: '1.2.3', build: 'b1' });
    expect(renderer.reading()).toMatchObject({ version: 'v1', readAtMs: { monitors: 1_000 } });
    expect(renderer.reading()).toBe(renderer.reading());
    expect(await renderer.end(5_000)).toEqual({ code: 0, error: null });
  });

  test('is told the metrics of the front when it asks for them', async () => {
    const renderer = await open('ask', 'metrics 1');
    await expect.poll(() => renderer.reading().version).toBe('metrics 1');
  });

  test('is known by its latest word when it hangs, without a turn of the event loop, and is ended then', async () => {
    const renderer = await open('hang');
    const limitMs = performance.now() + 5_000;
    while (renderer.reading().version === 'v1' && performance.now() < limitMs);
    expect(renderer.reading().version).toBe('v2');
    expect((await renderer.end(100)).code).toBe(1);
  });

  test('that hangs is ended, whether it served before or not', async () => {
    const watch = { everyMs: 20, mostMissed: 50 };
    const { code, error } = await (await open('beat and hang', '', watch)).ended;
    expect([code, String(error)]).toEqual([1, 'Error: The renderer hangs.']);
    await expect(open('hang before it serves', '', watch)).rejects.toThrow('The renderer hangs.');
  });

  test('that breaks is told to whoever opened it', async () => {
    const { code, error } = await (await open('break later')).ended;
    expect([code, String(error)]).toEqual([1, 'Error: out of memory']);
  });

  test('does not open where it refuses its configuration, breaks, or just ends', async () => {
    await expect(open('refuse')).rejects.toMatchObject({
      name: 'ConfigurationError',
      problems: ['PORT must be a port.'],
    });
    await expect(open('break')).rejects.toThrow('nothing is built');
    await expect(open('leave')).rejects.toThrow('The renderer ended with 0.');
  });
});
