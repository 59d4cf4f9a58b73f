import type { FlatHeaders } from './encoded-response';

const PERMISSIONS = ['camera', 'geolocation', 'microphone', 'payment', 'usb'].map((name) => `${name}=()`);

/** How browsers are to protect the board's pages. */
export interface BrowserPolicy {
  /** The sites that may show the board in a frame: a source list such as `'none'` or `https://intranet.example.com`. */
  readonly frameAncestors: string;
  /** Whether the board is served over https: browsers then use nothing else for a year. */
  readonly isHttps: boolean;
  /** Whether `next dev` serves the pages: React and the bundler then evaluate code. */
  readonly isDev?: boolean;
}

const HSTS: FlatHeaders = ['Strict-Transport-Security', 'max-age=31536000'];

/**
 * Security headers: Content-Security-Policy, HSTS and others.
 *
 * @param scriptHashes - the sources of inline scripts that may run: `'sha256-…'`.
 */
export function toSecurityHeaders(
  { frameAncestors, isHttps, isDev = false }: BrowserPolicy,
  scriptHashes: readonly string[] = [],
): FlatHeaders {
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...(isDev ? ["'unsafe-eval'"] : []), ...scriptHashes].join(' '),
    // React renders style attributes.
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
