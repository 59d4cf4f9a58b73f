import 'server-only';

import { headers } from 'next/headers';

import {
  SCREEN_ACTIONS,
  SCREEN_PROBLEMS,
  type LinkItem,
  type ScreensPageData,
  type ScreensFormData,
} from '@/lib/screens/screen-items';
import { withDisplayNames } from '@/lib/status/model/display-board';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';

import type { Viewer } from '../auth/viewer';
import { openWords, type PageWords } from './page';
import { getRuntime } from '../runtime';
import { clientOf } from '../http/client-address';
import { toOwnAddress } from '../http/own-address';
import { formatCode } from '../screens/pairing-code';
import type { ListedAccess } from '../screens/register';
import type { Screens } from '../screens/screen-access';
import { isSecret } from '../screens/secrets';
import { isWithin, toNames, toVisiblePlaces, type Places } from '../screens/visible-places';

/** The page of screens and links, about to be rendered. */
export interface OpenScreens extends PageWords {
  readonly facts: { readonly title: string; readonly isDemo: boolean };
  readonly board: ScreensPageData;
  readonly form: ScreensFormData;
}

const LONGEST_TEXT = 200;

/** Reads what a query says of the forms. Of a code that a screen waits with, what that screen was asked for is filled in. */
async function readScreensForm(
  query: URLSearchParams,
  client: string,
  room: Screens,
): Promise<ScreensFormData> {
  const text = (name: string): string => (query.get(name) ?? '').slice(0, LONGEST_TEXT);
  const typed = text('code');
  const problem = SCREEN_PROBLEMS.find((name) => name === query.get('problem')) ?? null;
  const form = {
    code: typed,
    name: text('name'),
    scopes: query.getAll('scope'),
    services: query.getAll('service'),
    options: parseWallOptions(query).options,
    done: SCREEN_ACTIONS.find((name) => name === query.get('done')) ?? null,
    problem,
    what: /^[a-z]+(, [a-z]+)*$/.exec(text('what'))?.[0] ?? '',
    retryAfterSeconds: Number(/^\d{1,5}$/.exec(text('after'))?.[0] ?? 0),
  };
  if (typed === '' || problem !== null || !room.register.isCurrent) return form;
  // That nobody knows whether one waits is told by the form, once it is sent.
  const waiting = await room.desk.look(client, typed).catch(() => undefined);
  if (waiting === undefined) return form;
  if (waiting === null) return { ...form, problem: 'unknownCode' };
  if ('retryAfterSeconds' in waiting) return { ...form, problem: 'tooOften', ...waiting };
  const asked = parseWallOptions(new URLSearchParams(waiting.query)).options;
  return { ...form, code: formatCode(waiting.code), options: asked };
}

const toShownPlaces = ({ scopes, services }: Places): Places => ({
  scopes: scopes.map(withDisplayNames),
  services: services.map(withDisplayNames),
});

/** The screens and links that somebody may know of, and what they may choose. */
export function toScreensBoard(
  { visibility }: Viewer,
  room: Pick<Screens, 'register' | 'inventory' | 'clock'>,
): Pick<ScreensPageData, 'nowMs' | 'places' | 'listState' | 'screens' | 'links'> {
  const nowMs = room.clock.now();
  const known = room.inventory();
  const toItem = ({ record, seen, expiresAtMs }: ListedAccess): LinkItem => ({
    id: record.id,
    name: record.name,
    areas: record.visibility.areas.map((area) => toNames(area, known)),
    expiresAt: new Date(expiresAtMs).toISOString(),
    seen: seen && {
      at: new Date(seen.atMs).toISOString(),
      ageSeconds: Math.max(0, (nowMs - seen.atMs) / 1_000),
    },
  });
  const listed = room.register
    .list()
    .filter(
      ({ record, expiresAtMs }) => expiresAtMs > nowMs && isWithin(record.visibility, visibility, known),
    );
  return {
    nowMs,
    places: toShownPlaces(toVisiblePlaces(visibility, known)),
    listState: room.register.isCurrent ? 'current' : room.register.isKnown ? 'earlier' : 'none',
    screens: listed
      .filter(({ record }) => record.kind === 'screen')
      .map((one) => ({
        ...toItem(one),
        wallPath: one.record.query === '' ? '/wall' : `/wall?${one.record.query}`,
        report: one.seen?.report ?? null,
      })),
    links: listed.filter(({ record }) => record.kind === 'guest').map(toItem),
  };
}

/** Opens the page for a member. */
export async function openScreens(query: URLSearchParams, viewer: Viewer): Promise<OpenScreens> {
  const [given, words, { store, build, screens: room }] = await Promise.all([
    headers(),
    openWords(['screens', 'setup']),
    getRuntime(),
  ]);
  const { title, isDemo } = store.published.snapshot;
  const boardUrl = toOwnAddress(room.address, given);
  const token = room.cookies.read(given.get('cookie'), 'new-link');
  const { scopes, services } = toScreensBoard(viewer, room).places;
  const plain = (list: typeof scopes) => list.map(({ id, name }) => ({ id, name }));
  return {
    ...words,
    facts: { title, isDemo },
    board: {
      ...toScreensBoard(viewer, room),
      places: { scopes: plain(scopes), services: plain(services) },
      build: build.build,
      boardUrl,
      newLink: token !== null && isSecret(token) ? `${boardUrl}/share/${token}` : null,
    },
    form: await readScreensForm(query, clientOf({ headers: given }), room),
  };
}
