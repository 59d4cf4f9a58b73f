import { expect, onTestFinished, test } from 'vitest';

import type { BoardReading } from '@/lib/server/snapshot/board-reading';
import { receiveFrom, openBoardChannel, publishOn } from '@/lib/server/worker/board-channel';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { toEdgeBoard } from '@/lib/server/edge/edge-board';

import { readAt, sampleState } from '../snapshot/sample-state';

const NOW_MS = Date.parse('2026-11-05T10:00:00Z');

/** What an edge receives from a store in another thread. */
function subscribe(store: SnapshotStore): () => BoardReading {
  const { publisher, subscriber } = openBoardChannel();
  onTestFinished(() => publisher.port.close());
  const reading = receiveFrom(subscriber);
  store.watch(publishOn(publisher));
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
  return { time, state, store, board: toEdgeBoard(subscribe(store), clock, 'b1') };
}

test('an ageing board keeps its version, and changes its freshness when it becomes delayed and unknown', () => {
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

test('the headers of a board have the format of the snapshot response', () => {
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

test('a new state changes the version, and a new interval the lifetime of pages', () => {
  const { store, state, board } = startBoard();
  const version = board.version();
  expect(board.pageLifetimeMs()).toBe(5_000);
  store.publish({ ...state, interval: { seconds: 4, isSlowed: true } });
  expect(board.version()).not.toBe(version);
  expect(board.pageLifetimeMs()).toBe(2_000);
});

test('a board ages without new readings, and is live again after one', () => {
  const { time, store, state, board } = startBoard();
  const live = board.freshness();
  time.passedMs = 100_000;
  expect(board.freshness()).not.toBe(live);
  expect(board.headers()[1]).toContain('monitors=100.0');
  store.publish({ ...state, readTimes: { ...readAt(105_000), incidents: null } });
  expect(board.freshness()).toBe(live);
  expect(board.headers()[1]).toContain('monitors=0.0');
});
