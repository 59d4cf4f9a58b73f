import type { ApiResponse } from './api-response.ts';
import { ProdManagerError } from './errors.ts';

/** The target of a redirect inside the API, relative to the configured address. */
interface RedirectTarget {
  readonly path: string;
  readonly query: string;
}

const FOLLOWED_STATUSES: readonly number[] = [301, 302, 303];

/** The request that was redirected and its status, for a message. Browsers hide a redirect: its status is 0. */
export const toRedirectText = ({ method, path, status }: ApiResponse): string =>
  `${method} ${path} ${status === 0 ? 'was redirected' : `returned ${status}`}`;

/**
 * Reads the target of the redirect after a write.
 *
 * @param baseUrl - the configured address, without a trailing slash.
 * @throws ProdManagerError `redirect` for a target that is not below `/api` of that address.
 */
export function readRedirect(response: ApiResponse, baseUrl: string): RedirectTarget {
  const fail = (advice: string): never => {
    throw new ProdManagerError('redirect', `${toRedirectText(response)}: ${advice}`, response);
  };
  if (response.status === 0)
    return fail('the write may have succeeded, but a browser hides where it leads; write from a server');
  const location = response.headers.get('location');
  if (
    !FOLLOWED_STATUSES.includes(response.status) ||
    location === null ||
    !URL.canParse(location, baseUrl + response.path)
  ) {
    return fail('a write cannot follow this redirect');
  }
  const base = new URL(baseUrl);
  const target = new URL(location, baseUrl + response.path);
  const prefix = base.pathname.replace(/\/+$/, '');
  if (target.origin !== base.origin) {
    return fail(
      'the write may have succeeded, but it redirects to another origin, which is not followed; use the address that ProdManager uses for itself as url, or configure the reverse proxy to forward the Host and X-Forwarded-Proto headers',
    );
  }
  if (!target.pathname.startsWith(`${prefix}/api/`)) {
    return fail(
      'the write may have succeeded, but it redirects outside the API; check for a login page, and that the reverse proxy sends ProdManager its path prefix',
    );
  }
  return { path: target.pathname.slice(prefix.length), query: target.search.slice(1) };
}
