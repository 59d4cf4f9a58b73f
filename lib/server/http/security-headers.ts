import 'server-only';

import type { FlatHeaders } from './encoded-response';

const PERMISSIONS = ['camera', 'geolocation', 'microphone', 'payment', 'usb'].map((name) => `${name}=()`);

/** What browsers are told wherever the board is. */
export interface BrowserPolicy {
  /** Who may show the board in a frame: a source list such as `'none'` or `https://intranet.example.com`. */
  readonly frameAncestors: string;
  /** Whether the board is reached by HTTPS: then browsers are to come by nothing else for a year. */
  readonly isHttps: boolean;
  /** Whether pages are under development: React and the bundler then evaluate code. */
  readonly isDev?: boolean;
}

const HSTS: FlatHeaders = ['Strict-Transport-Security', 'max-age=31536000'];

/**
 * The headers that keep a browser from doing more with an answer than it is made for.
 *
 * @param scriptHashes - the inline scripts that may run.
 */
export function toSecurityHeaders(
  { frameAncestors, isHttps, isDev = false }: BrowserPolicy,
  scriptHashes: readonly string[] = [],
): FlatHeaders {
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...(isDev ? ["'unsafe-eval'"] : []), ...scriptHashes].join(' '),
    // React writes style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-ancestors ${frameAncestors}`,
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
  ];
  return [
    'Content-Security-Policy',
    policy.join('; '),
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'Permissions-Policy',
    PERMISSIONS.join(', '),
    ...(isHttps ? HSTS : []),
  ];
}
