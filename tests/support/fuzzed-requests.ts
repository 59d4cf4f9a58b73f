import fc from 'fast-check';
import { readdirSync } from 'node:fs';

import { UNCACHED_PAGES, UNCACHED_ROUTES, PERSONAL_ROUTES, CACHED_ROUTES } from '@/lib/server/edge/routes';

import { HEADERS, HOSTILE, INTERNALS, METHODS, RARE_METHODS } from './fuzz-vocabulary';
import type { RawRequest } from './raw-request';

const files = (): string[] =>
  readdirSync('public', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath.replace(/^public/, '')}/${name}`);

interface Template {
  readonly pattern: string;
  readonly query: readonly string[];
}

const templates = (): readonly Template[] => [
  ...CACHED_ROUTES.map(({ pattern, query = [] }) => ({ pattern, query })),
  ...[...UNCACHED_PAGES, ...UNCACHED_ROUTES, ...PERSONAL_ROUTES, ...INTERNALS, ...files()].map((pattern) => ({
    pattern,
    query: ['to', 'code', 'state', 'lang', 'url'],
  })),
];

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.nat(30).map(String) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }).map(encodeURIComponent) },
);

/** Spellings of a path that servers interpret differently. */
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
    // A space would end the target; other characters are sent as UTF-8 bytes.
    return Buffer.from(raw.replaceAll(' ', '%20') || '/').toString('latin1');
  });
});

const header = fc
  .constantFrom(...Object.keys(HEADERS))
  .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(HEADERS[name] ?? []))));

/** A new client per request, so that rate limits do not hide other responses. */
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

/** Random, mostly hostile requests to all routes. */
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
