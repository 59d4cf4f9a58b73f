import 'server-only';

import { headers } from 'next/headers';

import {
  SCREEN_ACTIONS,
  SCREEN_PROBLEMS,
  type LinkItem,
  type ScreensFormData,
  type ScreensPageData,
} from '@/lib/screens/screen-items';
import { withDisplayNames } from '@/lib/status/model/display-board';
import { byNameAndId } from '@/lib/status/model/order';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';

import type { Viewer } from '../auth/viewer';
import { clientOf } from '../http/client-address';
import { getRuntime } from '../runtime';
import type { ListedAccess } from '../screens/access-register';
import { toBoardUrl } from '../http/board-address';
import { formatCode } from '../screens/pairing-code';
import type { Screens } from '../screens/screens';
import { isSecret } from '../screens/secrets';
import { isWithin, toAreaNames, toVisiblePlaces, type Places } from '../screens/visible-places';
import { openWords, type BarePage } from './page';

/** The data of the page `/screens`. */
export interface OpenScreens extends BarePage {
  readonly board: ScreensPageData;
  readonly form: ScreensFormData;
}

const MAX_TEXT_LENGTH = 200;

/** The values of the forms, from the query. With a code, the options of the screen that waits with it. */
async function readScreensForm(
  query: URLSearchParams,
  client: string,
  screens: Screens,
): Promise<ScreensFormData> {
  const text = (name: string): string => (query.get(name) ?? '').slice(0, MAX_TEXT_LENGTH);
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
  if (typed === '' || problem !== null || !screens.register.isCurrent) return form;
  // If the store cannot be read, submitting the form reports it.
  const waiting = await screens.pairing.findByCode(client, typed).catch(() => undefined);
  if (waiting === undefined) return form;
  if (waiting === null) return { ...form, problem: 'unknownCode' };
  if ('retryAfterSeconds' in waiting) return { ...form, problem: 'tooOften', ...waiting };
  const { options } = parseWallOptions(new URLSearchParams(waiting.query));
  return { ...form, code: formatCode(waiting.code), options };
}

const toShownPlaces = ({ scopes, services }: Places): Places => ({
  scopes: scopes.map(withDisplayNames).sort(byNameAndId),
  services: services.map(withDisplayNames).sort(byNameAndId),
});

/** The screens and links whose places a member may see, and the places that the member can choose. */
export function toScreensData(
  { visibility }: Viewer,
  screens: Pick<Screens, 'register' | 'inventory' | 'clock'>,
): Pick<ScreensPageData, 'nowMs' | 'places' | 'listState' | 'screens' | 'links'> {
  const nowMs = screens.clock.now();
  const inventory = screens.inventory();
  const toItem = ({ record, seen, expiresAtMs }: ListedAccess): LinkItem => ({
    id: record.id,
    name: record.name,
    areas: record.visibility.areas.map((area) => toAreaNames(area, inventory)),
    expiresAt: new Date(expiresAtMs).toISOString(),
    seen: seen && {
      at: new Date(seen.atMs).toISOString(),
      ageSeconds: Math.max(0, (nowMs - seen.atMs) / 1_000),
    },
  });
  const listed = screens.register
    .list()
    .filter(
      ({ record, expiresAtMs }) => expiresAtMs > nowMs && isWithin(record.visibility, visibility, inventory),
    );
  return {
    nowMs,
    places: toShownPlaces(toVisiblePlaces(visibility, inventory)),
    listState: screens.register.isCurrent ? 'current' : screens.register.isLoaded ? 'earlier' : 'none',
    screens: listed
      .filter(({ record }) => record.kind === 'screen')
      .map((access) => ({
        ...toItem(access),
        wallPath: access.record.query === '' ? '/wall' : `/wall?${access.record.query}`,
        distanceMetres: parseWallOptions(new URLSearchParams(access.record.query)).options.distanceMetres,
        report: access.seen?.report ?? null,
      })),
    links: listed.filter(({ record }) => record.kind === 'guest').map(toItem),
  };
}

/** The data of the page `/screens` for a member. */
export async function openScreens(query: URLSearchParams, viewer: Viewer): Promise<OpenScreens> {
  const [requestHeaders, words, { store, build, screens }] = await Promise.all([
    headers(),
    openWords(['screens', 'setup']),
    getRuntime(),
  ]);
  const { title, isDemo, zoneErrorMinutes } = store.forVisibility(viewer.visibility).snapshot;
  const boardUrl = toBoardUrl(screens.address, requestHeaders);
  const token = screens.cookies.read(requestHeaders.get('cookie'), 'new-link');
  const data = toScreensData(viewer, screens);
  const withoutDetails = (list: Places['scopes']) => list.map(({ id, name }) => ({ id, name }));
  return {
    ...words,
    summary: { title, isDemo, zoneErrorMinutes },
    board: {
      ...data,
      places: {
        scopes: withoutDetails(data.places.scopes),
        services: withoutDetails(data.places.services),
      },
      build: build.build,
      boardUrl,
      newLink: token !== null && isSecret(token) ? `${boardUrl}/share/${token}` : null,
    },
    form: await readScreensForm(query, clientOf({ headers: requestHeaders }), screens),
  };
}
