import { describe, expect, onTestFinished, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import type { BoardState } from '@/lib/server/snapshot/board-state';
import { Poller } from '@/lib/server/poller/poller';

import { startSlowRelay } from '../../support/slow-relay';
import { startPolling } from './start-polling';
import { CALM, startScripted } from './start-scripted';

const LIMIT = { timeout: 60_000 };

describe('the loop', () => {
  test('continues when onState throws, and logs it once', async () => {
    let broken = 0;
    const pauses: number[] = [];
    const states: BoardState[] = [];
    const { options, lines } = await startPolling();
    const poller: Poller = new Poller({
      ...options,
      onState: (state) => {
        if (broken < 3) {
          broken += 1;
          throw new Error('cannot be drawn');
        }
        states.push(state);
      },
      sleep: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    });
    await poller.start(null);
    await expect.poll(() => states.length, LIMIT).toBeGreaterThan(1);
    poller.stop();
    expect(pauses.length).toBeGreaterThan(3);
    expect(lines.filter((line) => line.includes('could not be published'))).toHaveLength(1);
  });

  test('is stalled after a minute without a publication, and recovers', async () => {
    let isBroken = true;
    const { options, time } = await startPolling();
    const poller = new Poller({
      ...options,
      onState: () => {
        if (isBroken) throw new Error('cannot be drawn');
      },
    });
    await poller.refresh();
    time.ms += 60_000;
    await poller.refresh();
    expect(poller.isStalled).toBe(false);
    time.ms += 16_000;
    expect(poller.isStalled).toBe(true);
    isBroken = false;
    await poller.refresh();
    expect(poller.isStalled).toBe(false);
    expect(poller.nextReadInMs).toBeGreaterThan(0);
  });

  test('is not stalled after the machine slept, or its clock was set forward', async () => {
    const { options, time } = await startPolling();
    const poller = new Poller({ ...options, awake: () => 0 });
    await poller.refresh();
    time.ms += 24 * 3_600_000;
    expect(poller.isStalled).toBe(false);
  });

  test('is not stalled while the source is down', async () => {
    const { poller, source, time } = await startPolling();
    await source.kill();
    for (let refresh = 0; refresh < 20; refresh += 1) {
      await poller.refresh();
      time.ms += 15_000;
    }
    expect(poller.isStalled).toBe(false);
  });

  test('publishes nothing after stop, even if a refresh is running', async () => {
    const { options, source } = await startPolling();
    const relay = await startSlowRelay(source.url);
    const states: BoardState[] = [];
    const client = new ProdManager({ url: relay.url, token: source.token, maxRetries: 0 });
    const poller = new Poller({ ...options, client, onState: (state) => states.push(state) });
    relay.holdBack(() => true);
    const refreshing = poller.refresh();
    await expect.poll(() => relay.held.length, LIMIT).toBeGreaterThan(0);
    poller.stop();
    relay.holdBack(() => false);
    await refreshing;
    expect(states).toEqual([]);
  });

  test(
    'publishes the others while one section hangs, and keeps reading them',
    { timeout: 180_000 },
    async () => {
      const { options, source } = await startPolling();
      const relay = await startSlowRelay(source.url);
      const client = new ProdManager({ url: relay.url, token: source.token, maxRetries: 0 });
      const states: BoardState[] = [];
      const gaps = { sleeps: 0 };
      const poller = new Poller({
        ...options,
        client,
        onState: (state) => states.push(state),
        // Only the patience runs out, and quickly.
        timer: (ms, run) => {
          const timer = ms <= 1_000 ? setTimeout(run, 200) : undefined;
          return () => clearTimeout(timer);
        },
        sleep: async (_, signal) => {
          gaps.sleeps += 1;
          if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 20));
        },
      });
      onTestFinished(() => poller.stop());
      relay.holdBack((path) => path === '/api/incident');
      void poller.start(null);
      await expect.poll(() => states.at(-1)?.sections.monitors.state, LIMIT).toBe('fresh');
      const refreshes = gaps.sleeps;
      await expect.poll(() => gaps.sleeps, LIMIT).toBeGreaterThan(refreshes + 3);
      expect(relay.held).toEqual(['/api/incident']);
      expect(states.at(-1)?.sections.incidents.state).toBe('unavailable');
      relay.holdBack(() => false);
      await expect.poll(() => states.at(-1)?.sections.incidents.state, LIMIT).toBe('fresh');
      poller.stop();
    },
  );
});

describe('the limits of a source', () => {
  test('ignore Retry-After on a 404', async () => {
    const { poller, server } = await startScripted((path) =>
      path === '/api/incident' ? { status: 404, headers: { 'retry-after': '999999999' } } : null,
    );
    await poller.refresh();
    const before = server.seen.length;
    await poller.refresh();
    expect(server.seen.length - before).toBeGreaterThanOrEqual(4);
  });

  test.each([429, 503])(
    'are obeyed after a %i, for ten minutes at most, followed by a single probe',
    async (status) => {
      const { poller, server, time, sections } = await startScripted(() => ({
        status,
        headers: { 'retry-after': '999999999' },
      }));
      await poller.refresh();
      const before = server.seen.length;
      expect(poller.nextReadInMs).toBe(600_000);
      time.ms += 599_000;
      await poller.refresh();
      expect(server.seen.length).toBe(before);
      expect(sections().monitors).toMatchObject({ state: 'unavailable', problem: 'slowed' });
      time.ms += 1_000;
      await poller.refresh();
      expect(server.seen.length).toBe(before + 1);
    },
  );

  test('are not exceeded: with one request left, one is sent, and the next refresh is scheduled', async () => {
    const { poller, server, time, sections } = await startScripted((_, before) => ({
      status: before === 0 ? 200 : 429,
      ...(before === 0 && { json: CALM }),
      headers: {
        'x-total': '0',
        'x-ratelimit-limit': '60',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String((Date.UTC(2026, 2, 2, 8) + 300_000) / 1_000),
      },
    }));
    await poller.refresh();
    expect(server.seen).toHaveLength(1);
    expect(sections().incidents).toMatchObject({ state: 'unavailable', problem: 'slowed' });
    expect(poller.nextReadInMs).toBe(300_000);
    time.ms += 299_000;
    await poller.refresh();
    expect(server.seen).toHaveLength(1);
    time.ms += 1_000;
    await poller.refresh();
    expect(server.seen).toHaveLength(2);
  });

  test.each([
    ['a limit of nothing', { limit: '0', remaining: '0', reset: '1' }],
    ['a limit of two', { limit: '2', remaining: '0', reset: '99999999999' }],
    ['a window that ends in the year 10000', { limit: '1500', remaining: '0', reset: '253402300799' }],
  ])('are checked for plausibility: %s, reported once, costs ten minutes at most', async (_, reported) => {
    const { poller, time, state } = await startScripted((_, before) =>
      before > 0
        ? null
        : {
            json: { items: [] },
            headers: {
              'x-total': '0',
              'x-ratelimit-limit': reported.limit,
              'x-ratelimit-remaining': reported.remaining,
              'x-ratelimit-reset': reported.reset,
            },
          },
    );
    await poller.refresh();
    expect(poller.nextReadInMs).toBeLessThanOrEqual(600_000);
    expect(state().interval.seconds).toBeLessThanOrEqual(600);
    for (let refresh = 0; refresh < 3; refresh += 1) {
      time.ms += 600_000;
      await poller.refresh();
    }
    // The window stays until it ends, but one request is sent every ten minutes.
    expect(Object.values(state().readTimes).some((at) => at !== null && time.ms - at <= 1_200_000)).toBe(
      true,
    );
  });
});
