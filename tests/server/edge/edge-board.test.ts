import { expect, onTestFinished, test } from 'vitest';

import type { BoardReading } from '@/lib/server/snapshot/board-reading';
import { receiveFrom, openBoardChannel, publishOn } from '@/lib/server/worker/board-channel';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { toEdgeBoard } from '@/lib/server/edge/edge-board';

import { readAt, sampleState } from '../snapshot/sample-state';

const NOW_MS = Date.parse('2026-11-05T10:00:00Z');

/** What a front hears of a store in another thread. */
function hear(store: SnapshotStore): () => BoardReading {
  const { speaker, listener } = openBoardChannel();
  onTestFinished(() => speaker.port.close());
  const reading = receiveFrom(listener);
  store.watch(publishOn(speaker));
  return () => reading() ?? store.reading;
}

function startBoard() {
  const time = { passedMs: 0 };
  const clock = { now: () => NOW_MS + time.passedMs, elapsed: () => 5_000 + time.passedMs };
  const state = sampleState({ readTimes: { ...readAt(5_000), incidents: null } });
  const store = new SnapshotStore(
    clock,
    { title: 'Board', isDemo: false, timeZone: 'UTC', readsComments: true },
    state,
  );
  return { time, state, store, board: toEdgeBoard(hear(store), clock, 'b1') };
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

test('a board that nobody reads any more grows old by itself, and one that is read again is young', () => {
  const { time, store, state, board } = startBoard();
  const live = board.freshness();
  time.passedMs = 100_000;
  expect(board.freshness()).not.toBe(live);
  expect(board.headers()[1]).toContain('monitors=100.0');
  store.publish({ ...state, readTimes: { ...readAt(105_000), incidents: null } });
  expect(board.freshness()).toBe(live);
  expect(board.headers()[1]).toContain('monitors=0.0');
});
