import { expect, test } from 'vitest';

import { SnapshotStore } from '@/lib/server/snapshot-store';
import { toFrontBoard } from '@/lib/server/front/front-board';

import { readAt, sampleState } from '../sample-state';

const NOW_MS = Date.parse('2026-11-05T10:00:00Z');

function startBoard() {
  const time = { passedMs: 0 };
  const clock = { now: () => NOW_MS + time.passedMs, elapsed: () => 5_000 + time.passedMs };
  const state = sampleState({ readTimes: { ...readAt(NOW_MS), incidents: null } });
  const store = new SnapshotStore(clock, { title: 'Board', isDemo: false, timeZone: 'UTC' }, state);
  return { time, state, store, board: toFrontBoard(store, clock, 'b1') };
}

test('an older board is the same version, in other words as soon as it is delayed, and then unknown', () => {
  const { time, board } = startBoard();
  const version = board.version();
  const words = [0, 29_900, 30_000, 74_900, 75_000].map((passedMs) => {
    time.passedMs = passedMs;
    return board.freshness();
  });
  expect(words[1]).toBe(words[0]);
  expect(words[2]).not.toBe(words[0]);
  expect(words[3]).toBe(words[2]);
  expect(words[4]).not.toBe(words[2]);
  expect(board.version()).toBe(version);
});

test('a board tells its ages and its time as the snapshot’s own answer does', () => {
  const { time, board } = startBoard();
  time.passedMs = 1_500;
  expect(board.headers()).toEqual([
    'snapshot-ages',
    'scopes=1.5, services=1.5, monitors=1.5, maintenances=1.5, announcements=1.5',
    'snapshot-time',
    '2026-11-05T10:00:01.500Z',
    'board-build',
    'b1',
  ]);
});

test('another state is another version, and a longer interval a longer lifetime of pages', () => {
  const { store, state, board } = startBoard();
  const version = board.version();
  expect(board.pageLifetimeMs()).toBe(5_000);
  store.publish({ ...state, interval: { seconds: 4, isSlowed: true } });
  expect(board.version()).not.toBe(version);
  expect(board.pageLifetimeMs()).toBe(2_000);
});
