import 'server-only';

import type { FlatHeaders } from './answer';

const PERMISSIONS = ['camera', 'geolocation', 'microphone', 'payment', 'usb'].map((name) => `${name}=()`);

/**
 * The headers that keep a browser from doing more with an answer than it is made for.
 *
 * @param frameAncestors - who may show the board in a frame: a source list such as `'none'` or `https://intranet.example.com`.
 * @param scriptHashes - the inline scripts that may run.
 */
export function toSecurityHeaders(frameAncestors: string, scriptHashes: readonly string[] = []): FlatHeaders {
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...scriptHashes].join(' '),
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
  ];
}
