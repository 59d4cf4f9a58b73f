import 'server-only';

import type { Config } from '../../config/config';
import { isSameOriginOn } from '../../http/same-origin';
import { redirectTo, toSignInPath } from '../redirects';
import { toSessionCookie } from './session-cookie';

/** `POST /api/sign-out`: deletes the session cookie and redirects to the sign-in page. */
export function signOut(request: Request, { config }: { readonly config: Config }): Response {
  if (!isSameOriginOn(config, request))
    return Response.json({ message: 'The form was sent from another site.' }, { status: 403 });
  // FRAME_ANCESTORS makes cookies partitioned: also delete one from before it was set.
  const { FRAME_ANCESTORS: _, ...unframed } = config;
  const deleted = new Set([toSessionCookie(null, config), toSessionCookie(null, unframed)]);
  return redirectTo(toSignInPath('signed-out'), [...deleted]);
}
