import { readdirSync } from 'node:fs';

import fc from 'fast-check';

import { OWN_PAGES, OWN_ROUTES, PERSONAL_ROUTES, PUBLIC_ROUTES } from '@/lib/server/routes';

import type { RawRequest } from './raw-request';

const METHODS = ['GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const RARE_METHODS = ['TRACE', 'PROPFIND', 'PURGE', 'LINK', 'M-SEARCH', 'REPORT', 'QUERY'];

/** What Next has beside the routes of the board. */
const INTERNALS = [
  '/_global-error',
  '/_not-found',
  '/_error',
  '/_document',
  '/_next',
  '/_next/image',
  '/_next/image?url=%2Ficons%2Fok.svg&w=64&q=75',
  '/_next/data/x/index.json',
  '/_next/static/chunks/none.js',
  '/index',
  '/404',
  '/500',
  '/favicon.ico',
  '/robots.txt',
  '/sitemap.xml',
  '/.well-known/security.txt',
  '/api',
  '/api/',
  '/api/nothing/at/all',
];

const HOSTILE = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '9007199254740993',
  'NaN',
  'nope',
  '%',
  '%00',
  '%0d%0aX-Own:%201',
  '%20',
  '%2e%2e%2f',
  '%2F',
  '%5C',
  '%F0%9F',
  '%E2%82%AC',
  '%u0041',
  '%c3%28',
  '..',
  '.',
  '[object%20Object]',
  '__proto__',
  'constructor',
  'toString',
  '<script>',
  "'",
  '"',
  '{}',
  '[]',
  'null',
  'x'.repeat(3_000),
  '\u00e9',
  '1;2',
  '1,2',
  '2026-11-29',
  '2026-02-30T25:61',
  'past',
  'ok',
  'fr',
];

const files = (): string[] =>
  readdirSync('public', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath.replace(/^public/, '')}/${name}`);

interface Template {
  readonly pattern: string;
  readonly query: readonly string[];
}

const templates = (): readonly Template[] => [
  ...PUBLIC_ROUTES.map(({ pattern, query = [] }) => ({ pattern, query })),
  ...[...OWN_PAGES, ...OWN_ROUTES, ...PERSONAL_ROUTES, ...INTERNALS, ...files()].map((pattern) => ({
    pattern,
    query: ['to', 'code', 'state', 'lang', 'url'],
  })),
];

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.nat(30).map(String) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }).map(encodeURIComponent) },
);

/** Spellings of a path that mean the same to some, and something else to others. */
const respell = fc.constantFrom<((path: string) => string)[]>(
  ...Array.from({ length: 8 }, () => (path: string) => path),
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (path) => path.toUpperCase(),
  (path) => `${path}/..`,
  (path) => `${path}%F0%9F`,
  (path) => `${path}.rsc`,
  (path) => `${path}.json`,
  (path) => path.replaceAll('/', '//'),
  (path) => path.replaceAll('/', '\\'),
  (path) => `${path}#part`,
  (path) => `http://other.test${path}`,
  (path) => path.slice(1),
  () => '*',
);

const target = fc.constantFrom(...templates()).chain(({ pattern, query }) => {
  const parts = pattern.split('/').map((part) => (part.startsWith(':') ? value : fc.constant(part)));
  const names = fc.constantFrom('unknown', '_rsc', ...query);
  const pair = fc.tuple(names, value).map(([name, text]) => `${name}=${text}`);
  const queries = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 6, arbitrary: fc.array(pair, { maxLength: 5 }) },
    { weight: 1, arbitrary: fc.array(pair, { minLength: 30, maxLength: 200 }) },
  );
  return fc.tuple(fc.tuple(...parts), queries, respell).map(([segments, pairs, change]) => {
    const path = change(segments.join('/'));
    const raw = pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
    // A space would end the target, and what is not ASCII is sent byte by byte.
    return Buffer.from(raw.replaceAll(' ', '%20') || '/').toString('latin1');
  });
});

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  accept: ['*/*', 'text/html', 'application/json', 'text/x-component', 'image/avif,*/*', ''],
  'accept-encoding': ['gzip, br', 'identity', '*;q=0', 'br;q=1.5, x', ''],
  'accept-language': ['fr', 'en-GB,en;q=0.5', 'xx-invalid-tag-that-is-long', '*', '-'],
  authorization: ['Bearer x', 'Basic eDp5', 'Bearer'],
  'content-security-policy': ["script-src 'nonce-<x>'", "script-src 'nonce-abc'"],
  'content-type': [
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data',
    'text/plain;charset=x',
    'multipart/form-data; boundary=x',
  ],
  cookie: [
    'a=1',
    'theme=dark; lang=fr; zone=Nowhere/Land',
    'zone=%F0',
    '=; ;;',
    'prodmanager-screen=x',
    'next-auth.session-token=a.b.c',
    `x=${'y'.repeat(4_000)}`,
  ],
  'if-none-match': ['*', '"x"', 'W/"x"', '"'],
  'if-modified-since': ['Sun, 29 Nov 2026 12:00:00 GMT', 'soon'],
  'next-action': ['x', '0'.repeat(42)],
  'next-router-prefetch': ['1', '2'],
  'next-router-segment-prefetch': ['/_tree', '/_index', '../x'],
  'next-router-state-tree': ['%5B%22%22%5D', '%', 'x', '[]', '%7B%7D'],
  'next-url': ['/incidents', 'x', '//'],
  origin: ['null', 'https://evil.test', 'x'],
  range: ['bytes=0-1', 'bytes=9-1', 'x'],
  rsc: ['1', '0', ''],
  'sec-fetch-site': ['same-origin', 'cross-site', 'none'],
  'screen-report': ['{}', '{"version":1}', 'x'],
  'transfer-encoding': ['chunked'],
  upgrade: ['websocket', 'h2c'],
  expect: ['100-continue'],
  'x-board-origin': ['https://evil.test', 'x'],
  'x-forwarded-host': ['evil.test', 'a b', '[', 'x:y:z'],
  'x-forwarded-proto': ['https', 'ftp', 'x'],
  'x-http-method-override': ['DELETE'],
  'x-matched-path': ['/screens', '/_global-error'],
  'x-middleware-subrequest': ['middleware', 'src/middleware'],
  'x-now-route-matches': ['1=x'],
  'x-nextjs-data': ['1'],
  'x-invoke-path': ['/500'],
  'x-invoke-status': ['500', '404'],
  'x-prerender-revalidate': ['x'],
};

const header = fc
  .constantFrom(...Object.keys(HEADERS))
  .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(HEADERS[name] ?? []))));

/** Each from another client: what one client may do would otherwise be used up before the rest is tried. */
const client = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map(([a, b, c]) => ['x-forwarded-for', `10.${a}.${b}.${c}`] as const);

const host = fc.constantFrom(
  'board.test',
  'board.test',
  'board.test:80',
  'localhost',
  'a b',
  '[::1]',
  'x'.repeat(300),
);

const body = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.constantFrom('password', 'to', 'name', 'code', 'id', 'scope', 'language', 'theme', 'zone'),
          value,
        ),
        { maxLength: 5 },
      )
      .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&')),
  },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constant('x'.repeat(140_000)) },
);

/** Requests over every route's method, path, query, headers and body: mostly those that a stranger would try. */
export const fuzzedRequest: fc.Arbitrary<RawRequest> = fc
  .record({
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...METHODS) },
      { weight: 1, arbitrary: fc.constantFrom(...RARE_METHODS) },
    ),
    target,
    host,
    headers: fc.uniqueArray(header, { maxLength: 5, selector: ([name]) => name }),
    client,
    body,
  })
  .map(({ headers, client: from, body: text, host: name, ...request }) => {
    const isChunked = headers.some(([found]) => found === 'transfer-encoding');
    const bytes = Buffer.byteLength(text);
    return {
      ...request,
      headers: [
        ['host', name],
        from,
        ...headers,
        ...(isChunked || bytes === 0 ? [] : [['content-length', String(bytes)] as const]),
      ],
      body: isChunked ? `${bytes === 0 ? '' : `${bytes.toString(16)}\r\n${text}\r\n`}0\r\n\r\n` : text,
    };
  });
