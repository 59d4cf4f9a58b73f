import { describe, expect, test } from 'vitest';

import { ParseError } from '@/lib/prodmanager/index';
import { BudgetError } from '@/lib/server/poller/source/request-budget';
import { NoticeFollower } from '@/lib/server/poller/readers/notice-follower';

interface Item {
  readonly id: number;
  readonly state: 'open' | 'over';
}

const openOf = (...ids: number[]): Item[] => ids.map((id) => ({ id, state: 'open' }));
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** A follower with a response for each id; `undefined` is an item that is still open. */
function openFollower(answers: Record<number, Item | null | Error> = {}) {
  const follower = new NoticeFollower();
  const asked: number[] = [];
  const follow = (before: readonly Item[], listed: readonly Item[] = []) => {
    asked.length = 0;
    return follower.follow(before, listed, {
      readOne: (id) => {
        asked.push(id);
        const answer = id in answers ? answers[id] : { id, state: 'open' as const };
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? null);
      },
      isOpen: ({ state }) => state === 'open',
    });
  };
  return { follow, asked, answers };
}

const unreadable = () =>
  new ParseError('name', 'expected a text', { method: 'GET', path: '/api/incident/2', status: 200 });

describe('following notices that left the list', () => {
  test('requests nothing that is still listed', async () => {
    const { follow, asked } = openFollower();
    expect(await follow(openOf(1, 2), openOf(2, 1, 3))).toEqual({
      open: [],
      closed: [],
      unread: [],
      remarks: [],
    });
    expect(asked).toEqual([]);
  });

  test('separates closed, open and deleted notices', async () => {
    const { follow } = openFollower({ 1: { id: 1, state: 'over' }, 2: null });
    expect(await follow(openOf(1, 2, 3, 4), openOf(4))).toEqual({
      open: openOf(3),
      closed: [{ id: 1, state: 'over' }],
      unread: [],
      remarks: [],
    });
  });

  test('reads ten per call, those that waited longest first', async () => {
    const { follow, asked } = openFollower();
    const { open, unread } = await follow(openOf(...range(12)));
    expect(asked).toEqual(range(10));
    expect([open, unread]).toEqual([openOf(...range(10)), openOf(11, 12)]);
    await follow(openOf(...range(12)));
    expect(asked).toEqual([11, 12, 1, 2, 3, 4, 5, 6, 7, 8]);
    await follow(openOf(...range(12)));
    expect(asked).toEqual([9, 10, 1, 2, 3, 4, 5, 6, 7, 8]);
    await follow(openOf(...range(12)));
    expect(asked.slice(0, 2)).toEqual([11, 12]);
  });

  test('stops at an unreadable notice, and moves it to the end of the queue', async () => {
    const { follow, asked, answers } = openFollower({ 2: unreadable() });
    const { open, unread, remarks } = await follow(openOf(1, 2, 3));
    expect(asked).toEqual([1, 2]);
    expect([open, unread]).toEqual([openOf(1), openOf(2, 3)]);
    expect(remarks).toEqual([expect.stringMatching(/^the present state of 2 cannot be read: /)]);
    expect((await follow(openOf(1, 2, 3))).unread).toEqual(openOf(2));
    expect(asked).toEqual([3, 1, 2]);
    answers[2] = { id: 2, state: 'over' };
    const { closed: ended, unread: none } = await follow(openOf(1, 2, 3));
    expect([ended, none]).toEqual([[{ id: 2, state: 'over' }], []]);
  });

  test('reads the others even if one stays unreadable', async () => {
    const { follow, asked } = openFollower({ 1: unreadable() });
    const turns: number[][] = [];
    for (let calls = 0; calls < 4; calls += 1) {
      await follow(openOf(1, 2, 3));
      turns.push([...asked]);
    }
    expect(turns).toEqual([[1], [2, 3, 1], [2, 3, 1], [2, 3, 1]]);
  });

  test('tries each of many unreadable notices in turn', async () => {
    const { follow, asked } = openFollower(Object.fromEntries(range(4).map((id) => [id, unreadable()])));
    const turns: number[] = [];
    for (let calls = 0; calls < 8; calls += 1) {
      await follow(openOf(...range(5)));
      turns.push(...asked);
    }
    expect(turns).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4]);
  });

  test('rejects a response with another id', async () => {
    const { follow } = openFollower({ 1: { id: 9, state: 'over' } });
    expect(await follow(openOf(1))).toEqual({
      open: [],
      closed: [],
      unread: openOf(1),
      remarks: ['the present state of 1 cannot be read: the response has another id'],
    });
  });

  test('has no remark if the budget is exhausted', async () => {
    const { follow } = openFollower({ 1: new BudgetError() });
    expect(await follow(openOf(1))).toMatchObject({ unread: openOf(1), remarks: [] });
  });

  test('throws unexpected errors', async () => {
    const { follow } = openFollower({ 1: new TypeError('a mistake') });
    await expect(follow(openOf(1))).rejects.toThrow('a mistake');
  });
});
