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
function openFollower(responses: Record<number, Item | null | Error> = {}) {
  const follower = new NoticeFollower();
  const requests: number[] = [];
  const follow = (before: readonly Item[], listed: readonly Item[] = []) => {
    requests.length = 0;
    return follower.follow(before, listed, {
      readOne: (id) => {
        requests.push(id);
        const response = id in responses ? responses[id] : { id, state: 'open' as const };
        return response instanceof Error ? Promise.reject(response) : Promise.resolve(response ?? null);
      },
      isOpen: ({ state }) => state === 'open',
    });
  };
  return { follow, requests, responses };
}

const unreadable = () =>
  new ParseError('name', 'expected a text', { method: 'GET', path: '/api/incident/2', status: 200 });

describe('following notices that left the list', () => {
  test('requests nothing that is still listed', async () => {
    const { follow, requests } = openFollower();
    expect(await follow(openOf(1, 2), openOf(2, 1, 3))).toEqual({
      open: [],
      closed: [],
      unread: [],
      remarks: [],
    });
    expect(requests).toEqual([]);
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
    const { follow, requests } = openFollower();
    const { open, unread } = await follow(openOf(...range(12)));
    expect(requests).toEqual(range(10));
    expect([open, unread]).toEqual([openOf(...range(10)), openOf(11, 12)]);
    await follow(openOf(...range(12)));
    expect(requests).toEqual([11, 12, 1, 2, 3, 4, 5, 6, 7, 8]);
    await follow(openOf(...range(12)));
    expect(requests).toEqual([9, 10, 1, 2, 3, 4, 5, 6, 7, 8]);
    await follow(openOf(...range(12)));
    expect(requests.slice(0, 2)).toEqual([11, 12]);
  });

  test('stops at an unreadable notice, and moves it to the end of the queue', async () => {
    const { follow, requests, responses } = openFollower({ 2: unreadable() });
    const { open, unread, remarks } = await follow(openOf(1, 2, 3));
    expect(requests).toEqual([1, 2]);
    expect([open, unread]).toEqual([openOf(1), openOf(2, 3)]);
    expect(remarks).toEqual([expect.stringMatching(/^the present state of 2 cannot be read: /)]);
    expect((await follow(openOf(1, 2, 3))).unread).toEqual(openOf(2));
    expect(requests).toEqual([3, 1, 2]);
    responses[2] = { id: 2, state: 'over' };
    const { closed: ended, unread: none } = await follow(openOf(1, 2, 3));
    expect([ended, none]).toEqual([[{ id: 2, state: 'over' }], []]);
  });

  test('reads the others even if one stays unreadable', async () => {
    const { follow, requests } = openFollower({ 1: unreadable() });
    const turns: number[][] = [];
    for (let calls = 0; calls < 4; calls += 1) {
      await follow(openOf(1, 2, 3));
      turns.push([...requests]);
    }
    expect(turns).toEqual([[1], [2, 3, 1], [2, 3, 1], [2, 3, 1]]);
  });

  test('tries each of many unreadable notices in turn', async () => {
    const { follow, requests } = openFollower(Object.fromEntries(range(4).map((id) => [id, unreadable()])));
    const turns: number[] = [];
    for (let calls = 0; calls < 8; calls += 1) {
      await follow(openOf(...range(5)));
      turns.push(...requests);
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
