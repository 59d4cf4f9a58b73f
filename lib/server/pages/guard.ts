import 'server-only';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { atBase } from '@/lib/site/base-path';
import { seesAllPlaces } from '@/lib/status/model/visibility';

import { toForbidden, toSignInTarget } from '../auth/forbidden';
import { maySee, type Viewer } from '../auth/viewer';
import { getConfig } from '../config/config';
import { getRuntime } from '../runtime';

// Every page and route handler that shows data of the board calls one of these functions to get its viewer, and passes the viewer's
// visibility to `store.forVisibility` or `getView`.
//
//   page              requireViewer, requireMember     redirects to the sign-in page, or for the wall to the pairing page
//   route handler     forViewers, forMembers           401
//   metrics           forMetrics                       401
//   HTML from a route requireRouteViewer               redirects like a page
//
// `Viewer` describes the kinds of viewers and what each may see; `ViewerReader` identifies them by their cookies.

async function identifyViewer(cookie: string | undefined, path?: string): Promise<Viewer | null> {
  const { viewers } = await getRuntime();
  return (await viewers.read(cookie, path)).viewer;
}

/**
 * The viewer of the current page; null if the request may see nothing. Does not check the path: only for what surrounds a page, like its
 * metadata. Pages call {@link requireViewer}.
 */
export const readViewer = cache(async (): Promise<Viewer | null> =>
  identifyViewer((await cookies()).toString()),
);

/** The viewer of a page; null if there is none who may see it. For its metadata: the page itself redirects. @param path See {@link requireViewer}. */
export async function findViewer(path: string): Promise<Viewer | null> {
  const viewer = await identifyViewer((await cookies()).toString(), path);
  return maySee(viewer, path) ? viewer : null;
}

/** The viewer of a page. Redirects if there is none who may see it. @param path Path of the page, without base path and query. */
export async function requireViewer(path: string): Promise<Viewer> {
  return (await findViewer(path)) ?? redirect(toSignInTarget(path));
}

/** The same in a route handler, where Next does not add the base path to redirects. */
export async function requireRouteViewer(path: string): Promise<Viewer> {
  return (await findViewer(path)) ?? redirect(atBase(toSignInTarget(path)));
}

/** The member who requests a page. Redirects all other viewers. @param path See {@link requireViewer}. */
export async function requireMember(path: string): Promise<Viewer> {
  const viewer = await requireViewer(path);
  return viewer.kind === 'member' ? viewer : redirect(toSignInTarget(path));
}

/** A route handler that gets the viewer. */
export type ViewerHandler<Context> = (
  request: Request,
  viewer: Viewer,
  context: Context,
) => Response | Promise<Response>;

/** A route for viewers who may see its path; 401 for others. */
export function forViewers<Context>(
  handler: ViewerHandler<Context>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const path = new URL(request.url).pathname;
    const viewer = await identifyViewer(request.headers.get('cookie') ?? undefined, path);
    return maySee(viewer, path) ? handler(request, viewer, context) : toForbidden();
  };
}

/** A route for members; 401 for others. */
export function forMembers<Context>(
  handler: ViewerHandler<Context>,
): (request: Request, context: Context) => Promise<Response> {
  return forViewers((request, viewer, context) =>
    viewer.kind === 'member' ? handler(request, viewer, context) : toForbidden(),
  );
}

/**
 * The route of the metrics. They count what anonymous viewers see, or on a private board everything: there, 401 for viewers who do not see
 * all places. The handler gets whether the viewer sees all places.
 */
export function forMetrics(
  handler: (seesAll: boolean) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const guarded = forViewers<undefined>((_, { visibility }) => {
    const seesAll = seesAllPlaces(visibility);
    return getConfig().BOARD_ACCESS === 'private' && !seesAll ? toForbidden() : handler(seesAll);
  });
  return (request) => guarded(request, undefined);
}
