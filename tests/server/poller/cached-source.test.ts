import { describe, expect, test } from 'vitest';

import { SECTION_NAMES } from '@/lib/status/model/types';

import { pageResponse } from '../../support/scripted-server';
import { CALM, startScripted } from './start-scripted';

describe('a cache in front of the source', () => {
  test('makes readings older by the Age that it reports, and marks them as stale', async () => {
    const { poller, state, lines } = await startScripted((path) =>
      path === '/api/incident' ? { ...pageResponse([], 0), headers: { 'x-total': '0', age: '99999' } } : null,
    );
    await poller.refresh();
    const { readTimes, sections } = state();
    expect((readTimes.monitors ?? 0) - (readTimes.incidents ?? 0)).toBe(99_999_000);
    expect(sections.incidents).toMatchObject({ state: 'stale', problem: 'bad-answer' });
    expect(sections.monitors.state).toBe('fresh');
    expect(lines.filter((line) => line.includes('a cache on the way'))).toHaveLength(1);
  });

  test('is detected without Age by a Date that does not change', async () => {
    const start = new Date(Date.UTC(2026, 2, 2, 8)).toUTCString();
    const { poller, state, time } = await startScripted((path) => {
      const answer = path === '/api/weather/monitor' ? { json: CALM } : { json: { items: [] } };
      return { ...answer, headers: { 'x-total': '0', date: start } };
    });
    await poller.refresh();
    const first = state().readTimes;
    for (let refresh = 0; refresh < 3; refresh += 1) {
      time.ms += 15_000;
      await poller.refresh();
    }
    expect(state().readTimes).toEqual(first);
    for (const name of SECTION_NAMES.slice(2)) {
      expect(state().sections[name]).toMatchObject({ state: 'stale', problem: 'bad-answer' });
    }
  });
});
