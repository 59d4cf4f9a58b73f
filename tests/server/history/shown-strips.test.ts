import { expect, test } from 'vitest';

import type { Product } from '@/lib/status/model/visibility';

import { freshOf, incidentOf, monitorOf } from '../../status/samples';
import { createPlace, createTime, openHistory } from './engines';
import { Story } from './readings';

const ALL: readonly Product[] = [{ scopes: null, services: null }];
const EU: readonly Product[] = [{ scopes: [1], services: null }];
const MINUTE = 60_000;

async function open() {
  const place = await createPlace('sqlite', () => {
    throw new Error('PostgreSQL is not used');
  });
  const { time, clock } = createTime();
  const history = await openHistory(place, { clock });
  return { time, history, story: new Story(history, time) };
}

/** Monitor 1 fails for a minute in scope 2, then moves to scope 1, where it is ok for a minute. */
async function openWithMove() {
  const opened = await open();
  const { story, history } = opened;
  const incidents = freshOf([incidentOf({ id: 5, scopeId: 2 })]);
  for (let reading = 0; reading <= 12; reading += 1) {
    const state = reading < 6 ? { scopeId: 2, status: 'alert' as const } : { scopeId: 1 };
    await story.read(reading === 0 ? 0 : 10_000, {
      monitors: freshOf([monitorOf({ id: 1, ...state })]),
      incidents,
    });
  }
  await history.rollUp();
  return opened;
}

test('the strips of some places contain no time and no incident of other places', async () => {
  const { history } = await openWithMove();
  const [all, eu] = [
    await history.readShownStrips({ areas: ALL }),
    await history.readShownStrips({ areas: EU }),
  ];
  expect(all.strips.map(({ range, availability }) => [range, availability])).toEqual([
    ['24h', 50],
    ['7d', 50],
    ['30d', 50],
    ['90d', 50],
  ]);
  expect(eu.strips.map(({ availability }) => availability)).toEqual([100, 100, 100, 100]);
  const lastOf = ({ strips }: typeof all) => strips[3]?.bars.at(-1);
  expect([lastOf(all)?.incidents, lastOf(eu)?.incidents]).toEqual([1, 0]);
});

test('the strips of a monitor leave out its time at places that are hidden', async () => {
  const { history } = await openWithMove();
  const shown = async (areas: readonly Product[]) =>
    (await history.readShownStrips({ areas, monitor: 1 })).strips.map(({ availability }) => availability);
  expect(await shown(ALL)).toEqual([50, 50, 50, 50]);
  expect(await shown(EU)).toEqual([100, 100, 100, 100]);
});

test('the strips of services contain no time and no incident of hidden places', async () => {
  const { history } = await openWithMove();
  const shown = async (areas: readonly Product[]) =>
    [...(await history.readServiceStrips(areas)).services].map(([id, strips]) => {
      const [, , , longest] = strips;
      return [
        id,
        strips.map(({ range }) => range).join(' '),
        longest?.availability,
        longest?.bars.at(-1)?.incidents,
      ];
    });
  expect(await shown(ALL)).toEqual([[1, '24h 7d 30d 90d', 50, 1]]);
  expect(await shown(EU)).toEqual([[1, '24h 7d 30d 90d', 100, 0]]);
  expect(await shown([{ scopes: [7], services: null }])).toEqual([]);
});

test('strips are read once a minute, and again after a failure', async () => {
  const { history, story, time } = await open();
  await story.read(0, { monitors: freshOf([monitorOf({ id: 1 })]) });
  const first = await history.readShownStrips({ areas: ALL });
  time.ms += MINUTE - 1;
  expect(await history.readShownStrips({ areas: ALL })).toBe(first);
  expect(await history.readShownStrips({ areas: EU })).not.toBe(first);
  time.ms += 1;
  const second = await history.readShownStrips({ areas: ALL });
  expect(second).not.toBe(first);
  time.ms += MINUTE;
  await history.close();
  await expect(history.readShownStrips({ areas: ALL })).rejects.toThrow('closed');
});

test('a history without a record has bars without a state', async () => {
  const { history } = await open();
  const { strips } = await history.readShownStrips({ areas: ALL });
  expect(strips.map(({ bars }) => bars.length)).toEqual([24, 7, 30, 90]);
  expect(strips.flatMap(({ bars }) => bars.map(({ state }) => state)).every((state) => state === null)).toBe(
    true,
  );
});
