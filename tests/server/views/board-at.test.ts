import { describe, expect, test } from 'vitest';

import { readBoardFor } from '@/lib/server/views/board-at';
import { FULL_VISIBILITY } from '@/lib/status/model/visibility';

import { freshOf, incidentOf, scopeOf } from '../../status/samples';
import { monitorsOf, stateOf } from '../history/readings';
import { startHistoryApi } from '../api/history/start-history-api';

const MINUTE = 60_000;

async function open() {
  const { time, history, store, story } = await startHistoryApi();
  const startMs = time.ms;
  await story.read(0, {
    monitors: freshOf(monitorsOf('ok', 'alert')),
    incidents: freshOf([incidentOf({ id: 5, scopeId: 2, serviceId: 1, status: 'active' })]),
  });
  await story.fail(15_000, 'monitors', 'unreachable');
  await story.read(20 * MINUTE, { monitors: freshOf(monitorsOf('ok', 'ok')) });
  const readAt = (at: number, visibility = FULL_VISIBILITY) =>
    readBoardFor(history, store.published.snapshot, at, visibility);
  return { startMs, endMs: time.ms, readAt };
}

describe('the board at a moment', () => {
  test('has the statuses of then, and none before the first observation', async () => {
    const { startMs, readAt } = await open();
    const board = await readAt(startMs);
    expect(board?.snapshot.sections.monitors.items.map(({ status }) => status)).toEqual(['ok', 'alert']);
    expect(await readAt(startMs - 1)).toBeNull();
  });

  test('is unknown in a gap, with its reason, and after the last observation', async () => {
    const { startMs, endMs, readAt } = await open();
    const board = await readAt(startMs + 10 * MINUTE);
    expect(board?.observation).toMatchObject({ state: 'gap', gap: { reason: 'unreachable' } });
    const later = await readAt(endMs + 60 * MINUTE);
    for (const shown of [board, later]) {
      expect(shown?.snapshot.sections.monitors).toMatchObject({ isProven: false });
      expect(shown?.snapshot.sections.monitors.items.map(({ status }) => status)).toEqual([
        'unknown',
        'unknown',
      ]);
    }
  });

  test('hides monitors and incidents of scopes that the viewer may not see', async () => {
    const { startMs, readAt } = await open();
    const board = await readAt(startMs, {
      areas: [{ scopes: ['eu'], services: null }],
      showsInternal: false,
    });
    const { monitors, incidents, scopes } = board?.snapshot.sections ?? {};
    expect(monitors?.items.map(({ scopeId }) => scopeId)).toEqual([1]);
    expect(incidents?.items).toEqual([]);
    expect(scopes?.items.map(({ name }) => name)).toEqual(['eu']);
  });

  test('hides a scope that was named like the id of a visible one', async () => {
    const { time, history, store, story } = await startHistoryApi();
    const startMs = time.ms;
    await story.read(0, { scopes: freshOf([scopeOf({ id: 9, name: '1' })]), monitors: freshOf([]) });
    await story.read(MINUTE, { monitors: freshOf([]) });
    store.publish(stateOf({}, time.ms));
    const board = await readBoardFor(history, store.published.snapshot, startMs, {
      areas: [{ scopes: ['eu'], services: null }],
      showsInternal: false,
    });
    expect(board?.snapshot.sections.scopes.items).toEqual([]);
  });
});
