import type { ApiResponse } from './api-response.ts';
import { ProdManagerError } from './errors.ts';

/** Where a redirect leads inside the API: relative to the configured address. */
interface RedirectTarget {
  readonly path: string;
  readonly query: string;
}

const AFTER_A_WRITE: readonly number[] = [301, 302, 303];

/**
 * Where the answer to a write leads.
 *
 * @param baseUrl - the configured address, without a trailing slash.
 * @throws ProdManagerError `redirect` unless it is a place below `/api` of that very address.
 */
export function readRedirect(answer: ApiResponse, baseUrl: string): RedirectTarget {
  const refuse = (advice: string): never => {
    const { method, path, status } = answer;
    throw new ProdManagerError('redirect', `${method} ${path} answered ${status}: ${advice}`, answer);
  };
  const location = answer.headers.get('location');
  if (
    !AFTER_A_WRITE.includes(answer.status) ||
    location === null ||
    !URL.canParse(location, baseUrl + answer.path)
  ) {
    return refuse('a redirect that a write cannot follow');
  }
  const base = new URL(baseUrl);
  const target = new URL(location, baseUrl + answer.path);
  const prefix = base.pathname.replace(/\/+$/, '');
  if (target.origin !== base.origin) {
    return refuse(
      'the write may have been done, but its result is at another origin, which is not followed; use the address that ProdManager gives itself as url, or let the proxy in front of it pass on the Host and X-Forwarded-Proto headers',
    );
  }
  if (!target.pathname.startsWith(`${prefix}/api/`)) {
    return refuse(
      'the write may have been done, but its result is outside the API; is there a login page in front, or does the proxy not tell ProdManager its path prefix?',
    );
  }
  return { path: target.pathname.slice(prefix.length), query: target.search.slice(1) };
}
