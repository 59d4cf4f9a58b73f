import 'server-only';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { atBase } from '@/lib/site/base-path';
import { seesAllPlaces } from '@/lib/status/model/visibility';

import { getConfig } from '../config/config';
import { getRuntime } from '../runtime';
import { toForbidden, toSignInTarget } from '../auth/forbidden';
import { maySee, type Viewer } from '../auth/viewer';

async function readAsking(cookie: string | undefined, path?: string): Promise<Viewer | null> {
  const { viewers } = await getRuntime();
  return (await viewers.read(cookie, path)).viewer;
}

/** Who asks for the present page; null where they may see nothing. For what stands around a page: the page itself calls {@link requireViewer}. */
export const readViewer = cache(async (): Promise<Viewer | null> => readAsking((await cookies()).toString()));

/**
 * Who asks for the present page. Ends in a redirect where they may not: to the page where one signs in, or where a screen is paired.
 *
 * @param path - where the page is, without its query.
 */
export async function requireViewer(path: string): Promise<Viewer> {
  const viewer = await readAsking((await cookies()).toString(), path);
  // Next puts the base before the path that a page leads to.
  return maySee(viewer, path) ? viewer : redirect(toSignInTarget(path));
}

/** The same for a handler of a route. @param path - where it is, without its query. */
export async function requireRouteViewer(path: string): Promise<Viewer> {
  const viewer = await readAsking((await cookies()).toString(), path);
  // Here it does not.
  return maySee(viewer, path) ? viewer : redirect(atBase(toSignInTarget(path)));
}

/** Who is signed in. Ends in a redirect to where one signs in. @param path - where the page is. */
export async function requireMember(path: string): Promise<Viewer> {
  const viewer = await requireViewer(path);
  return viewer.kind === 'member' ? viewer : redirect(toSignInTarget(path));
}

/** A handler of a route, told who asks. */
export type ViewerHandler<Context> = (
  request: Request,
  viewer: Viewer,
  context: Context,
) => Response | Promise<Response>;

/** Makes a route of a handler: 401 to whoever may not see what they ask for. */
export function forViewers<Context>(
  answer: ViewerHandler<Context>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    // A handler is told the address without the base.
    const path = new URL(request.url).pathname;
    const viewer = await readAsking(request.headers.get('cookie') ?? undefined, path);
    return maySee(viewer, path) ? answer(request, viewer, context) : toForbidden();
  };
}

/**
 * Makes a route of a handler that counts what everybody may see, or, on a private board, everything: 401 to whoever may see less than
 * that. It is told whether no place is hidden from who asks.
 */
export function forMetrics(
  answer: (seesAll: boolean) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const guarded = forViewers<undefined>((_, { visibility }) => {
    const seesAll = seesAllPlaces(visibility);
    return getConfig().BOARD_ACCESS === 'private' && !seesAll ? toForbidden() : answer(seesAll);
  });
  return (request) => guarded(request, undefined);
}

/** Makes a route of a handler: 401 to whoever is not signed in. */
export function forMembers<Context>(
  answer: ViewerHandler<Context>,
): (request: Request, context: Context) => Promise<Response> {
  return forViewers((request, viewer, context) =>
    viewer.kind === 'member' ? answer(request, viewer, context) : toForbidden(),
  );
}
