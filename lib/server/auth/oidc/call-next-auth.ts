import 'server-only';

import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type AuthOptions } from 'next-auth';

import { toAuthUrl } from '../../config/sign-in-config';

/** A request to next-auth's REST API. */
export interface AuthRequest {
  readonly method: 'GET' | 'POST';
  /** Segments of the path below `/api/auth/`. */
  readonly action: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string | undefined>>;
}

/** The response of next-auth: a redirect, or a body. */
export interface AuthResponse {
  readonly location: string | null;
  /** `Set-Cookie` headers. */
  readonly cookies: readonly string[];
  readonly body: unknown;
}

/**
 * Sends one request to next-auth in this process. Uses its handler for the pages router, with plain objects as request and response, so it
 * does not depend on a current request.
 */
export async function callNextAuth(options: AuthOptions, authRequest: AuthRequest): Promise<AuthResponse> {
  const { method, action, query = {}, body = {}, cookies = {} } = authRequest;
  const headers = new Map<string, unknown>();
  let sent: unknown = null;
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: unknown) => {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    send: (value: unknown) => (sent = value),
    json: (value: unknown) => (sent = value),
    end: () => undefined,
  };
  const request = { method, query: { ...query, nextauth: [...action] }, body, cookies, headers: {} };
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  const location = headers.get('location');
  const set = [headers.get('set-cookie') ?? []].flat();
  return {
    location: typeof location === 'string' ? location : null,
    cookies: set.filter((cookie) => typeof cookie === 'string'),
    body: sent,
  };
}

/** The error code of next-auth if it redirects to one of its error pages; null if it redirects elsewhere. @param location See {@link AuthResponse}. */
export function findAuthError(location: string | null, boardUrl: string): string | null {
  if (location === null) return 'Configuration';
  if (URL.canParse(location) && !location.startsWith(`${toAuthUrl(boardUrl)}/`)) return null;
  const [, query = ''] = location.split('?');
  return new URLSearchParams(query).get('error') ?? 'Callback';
}
