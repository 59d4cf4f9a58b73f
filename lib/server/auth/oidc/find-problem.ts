import 'server-only';

import { toAuthUrl } from '../../config/sign-in-config';

/**
 * The word for what went wrong, where next-auth leads to a page of its own to say so; null where it leads on.
 *
 * @param location - what it answered; none where it could not even do that.
 */
export function findProblem(location: string | null, boardUrl: string): string | null {
  if (location === null) return 'Configuration';
  if (URL.canParse(location) && !location.startsWith(`${toAuthUrl(boardUrl)}/`)) return null;
  const [, query = ''] = location.split('?');
  return new URLSearchParams(query).get('error') ?? 'Callback';
}
