import 'server-only';

import { isSameOriginOn } from '../../http/same-origin';
import type { Config } from '../../config/config';
import { redirectTo } from '../redirect';
import { toSignInPath } from '../redirect-target';
import { toSessionCookie } from './session-cookie';

/** Takes the session away from the browser that sends the form, and leads to the page to sign in. */
export function signOut(request: Request, { config }: { readonly config: Config }): Response {
  if (!isSameOriginOn(config, request))
    return Response.json({ message: 'This form belongs to another site.' }, { status: 403 });
  // One from before other sites were allowed to frame the board is not in the same jar.
  const { FRAME_ANCESTORS: _, ...unframed } = config;
  const ended = new Set([toSessionCookie(null, config), toSessionCookie(null, unframed)]);
  return redirectTo(toSignInPath('signed-out'), [...ended]);
}
