import { expect, test } from 'vitest';

import { CACHED_ROUTES } from '@/lib/server/edge/routes';
import { readWallPast } from '@/lib/server/views/read-wall-past';
import { toDisplayBoard } from '@/lib/status/model/display-board';
import type { Snapshot } from '@/lib/status/model/types';
import { FULL_VISIBILITY, type Visibility } from '@/lib/status/model/visibility';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import { toWallBoard } from '@/lib/status/wall/wall-board';

import { freshOf, monitorOf, scopeOf, snapshotOf, UNREAD } from '../../status/samples';
import { createPlace, createTime, openHistory } from '../history/engines';
import { Story } from '../history/readings';

const MINUTE = 60_000;
const render = (text: string) => ({ html: text, text });
const SECTIONS = {
  // Bidirectional controls are not shown, but belong to the name that a grant refers to.
  scopes: freshOf([scopeOf({ id: 1, name: 'eu' }), scopeOf({ id: 2, name: 'us\u202E' })]),
  services: freshOf([scopeOf({ id: 1, name: 'Payments' }), scopeOf({ id: 2, name: 'Search' })]),
};

/** A history in which a monitor of Payments in `us` failed for half a minute, and one of Search in `eu` for a quarter. */
async function open() {
  const place = await createPlace('sqlite', () => {
    throw new Error('PostgreSQL is not used');
  });
  const { time, clock } = createTime();
  const history = await openHistory(place, { clock });
  const story = new Story(history, time);
  const fromMs = time.ms;
  const read = (afterMs: number, ...failing: readonly number[]) => {
    const monitors = [
      monitorOf({ id: 1, scopeId: 1, serviceId: 1 }),
      monitorOf({ id: 2, scopeId: 2, serviceId: 1 }),
      monitorOf({ id: 3, scopeId: 1, serviceId: 2 }),
    ].map((monitor) => (failing.includes(monitor.id) ? { ...monitor, status: 'alert' as const } : monitor));
    return story.read(afterMs, { ...SECTIONS, monitors: freshOf(monitors) });
  };
  await read(0);
  await read(15_000, 2);
  await read(15_000, 2, 3);
  await read(15_000, 2);
  await read(15_000);
  await history.rollUp();
  const visible = snapshotOf({ ...SECTIONS, monitors: freshOf([monitorOf()]) });
  const past = (query: string, visibility: Visibility = FULL_VISIBILITY, board: Snapshot = visible) =>
    readWallPast(history, {
      snapshot: toDisplayBoard(board),
      visible: board,
      visibility,
      options: parseWallOptions(new URLSearchParams(query)).options,
    });
  /** What each view shows: since when it has been quiet in seconds, and the present hour of its services. */
  const shown = async (query: string, visibility?: Visibility) => {
    const { options } = parseWallOptions(new URLSearchParams(query));
    const { views } = toWallBoard(toDisplayBoard(visible), options, render, await past(query, visibility));
    return views.map(({ key, quiet, day }) => [
      key,
      quiet && (Date.parse(quiet.since) - fromMs) / 1_000,
      day && Object.fromEntries(Object.entries(day.services).map(([id, hours]) => [id, hours.at(-1)])),
    ]);
  };
  return { time, history, past, shown, visible };
}

test('each view has the quiet and the day of the places that it selects', async () => {
  const { shown } = await open();
  expect(await shown('view=all&view=scope:eu&view=scope:us&view=service:Search&view=incidents')).toEqual([
    ['all', 60, { 1: 'a', 2: 'a' }],
    ['scope:eu', 45, { 1: 'o', 2: 'a' }],
    ['scope:us', 60, { 1: 'a' }],
    ['service:Search', 45, { 2: 'a' }],
    ['incidents', null, null],
  ]);
});

test('the filters of a wall apply to its views', async () => {
  const { shown } = await open();
  expect(await shown('scope=eu&service=Payments')).toEqual([['all', 0, { 1: 'o' }]]);
  expect(await shown('scope=eu&view=service:Payments')).toEqual([['service:Payments', 0, { 1: 'o' }]]);
});

test('a viewer learns nothing of the past of hidden places', async () => {
  const { shown } = await open();
  const limited = (scopes: readonly string[]): Visibility => ({
    areas: [{ scopes, services: null }],
    showsInternal: false,
  });
  expect(await shown('', limited(['eu']))).toEqual([['all', 45, { 1: 'o', 2: 'a' }]]);
  expect(await shown('', limited(['us\u202E']))).toEqual([['all', 60, { 1: 'a' }]]);
  expect(await shown('view=scope:us', limited(['eu']))).toEqual([['scope:us', 0, {}]]);
});

test('a wall shows no past while the history, or what its viewer may see, cannot be read', async () => {
  const { time, history, past, visible } = await open();
  const unread = { ...visible, sections: { ...visible.sections, scopes: UNREAD } };
  const limited = { areas: [{ scopes: ['eu'], services: null }], showsInternal: false };
  expect(await past('', limited, unread)).toEqual({ day: null, quiet: new Map() });
  await history.close();
  time.ms += MINUTE;
  expect(await past('')).toEqual({ day: null, quiet: new Map([['all', null]]) });
});

test('the data of a wall is read again although the board does not change', () => {
  const route = CACHED_ROUTES.find(({ pattern }) => pattern === '/api/view/wall');
  expect(route).toMatchObject({ kind: 'data', lifetimeMs: MINUTE });
});
