import 'server-only';

import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type AuthOptions } from 'next-auth';

/** What next-auth is asked to do, as its REST interface describes it. */
export interface AuthRequest {
  readonly method: 'GET' | 'POST';
  /** Of the path below `/api/auth/`. */
  readonly action: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string | undefined>>;
}

/** What it answers: it says where to go, or something of its own. */
export interface AuthResponse {
  readonly location: string | null;
  /** `Set-Cookie` headers. */
  readonly cookies: readonly string[];
  readonly body: unknown;
}

/**
 * Asks next-auth for one thing, outside of any page of its own. It answers handlers of Next's older kind through a response that it
 * fills in, which here is a plain object: it depends on no request that happens to be going on.
 */
export async function callNextAuth(options: AuthOptions, question: AuthRequest): Promise<AuthResponse> {
  const { method, action, query = {}, body = {}, cookies = {} } = question;
  const headers = new Map<string, unknown>();
  let said: unknown = null;
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: unknown) => {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    send: (value: unknown) => (said = value),
    json: (value: unknown) => (said = value),
    end: () => undefined,
  };
  const request = { method, query: { ...query, nextauth: [...action] }, body, cookies, headers: {} };
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  const location = headers.get('location');
  const set = [headers.get('set-cookie') ?? []].flat();
  return {
    location: typeof location === 'string' ? location : null,
    cookies: set.filter((cookie) => typeof cookie === 'string'),
    body: said,
  };
}
