import fc from 'fast-check';
import { readdirSync } from 'node:fs';

import {
  ALERTMANAGER_ROUTE,
  CACHED_ROUTES,
  PERSONAL_ROUTES,
  UNCACHED_PAGES,
  UNCACHED_ROUTES,
} from '@/lib/server/edge/routes';
import type { Route } from '@/lib/server/http/route-table';

import { HEADERS, HOSTILE, INTERNALS, MEANINGFUL, METHODS, RARE_METHODS } from './fuzz-vocabulary';
import type { RawRequest } from './raw-request';

const files = (): string[] =>
  readdirSync('public', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath.replace(/^public/, '')}/${name}`);

interface Template {
  readonly pattern: string;
  readonly query: readonly string[];
}

/** What of a board lets requests in: without it, many end at a check. */
export interface FuzzedKeys {
  /** `Cookie` headers of sessions and guests. */
  readonly cookies: readonly string[];
  /** The token of a share link. */
  readonly shareToken: string;
  /** The token of Alertmanager. */
  readonly alertsToken: string;
}

const queryOf = (route: Route): readonly string[] => [
  ...(route.query ?? []),
  ...(route.kind === 'data' && route.takesShareToken ? ['share'] : []),
];

/** Every route, and paths that are none. */
export const fuzzedTemplates = (): readonly Template[] => [
  ...CACHED_ROUTES.map((route) => ({ pattern: route.pattern, query: queryOf(route) })),
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

/** A segment of a path; a name after a colon becomes a value, and what follows it stays: `:id.svg`. */
function toSegment(part: string): fc.Arbitrary<string> {
  const [, ending] = /^:\w+(.*)$/.exec(part) ?? [];
  return ending === undefined ? fc.constant(part) : value.map((text) => `${text}${ending}`);
}

const toTarget = ({ shareToken }: FuzzedKeys): fc.Arbitrary<string> =>
  fc.constantFrom(...fuzzedTemplates()).chain(({ pattern, query }) => {
    const parts = pattern.split('/').map(toSegment);
    const pair = fc.constantFrom('unknown', '_rsc', ...query).chain((name) => {
      const known = name === 'share' ? [shareToken] : (MEANINGFUL[name] ?? []);
      const text = known.length === 0 ? value : fc.oneof(value, fc.constantFrom(...known));
      return text.map((chosen) => `${name}=${chosen}`);
    });
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

function toHeader({ cookies, alertsToken }: FuzzedKeys): fc.Arbitrary<readonly [string, string]> {
  const own: Readonly<Record<string, readonly string[]>> = {
    cookie: cookies,
    authorization: [`Bearer ${alertsToken}`],
  };
  return fc
    .constantFrom(...Object.keys(HEADERS))
    .chain((name) =>
      fc.tuple(fc.constant(name), fc.constantFrom(...(HEADERS[name] ?? []), ...(own[name] ?? []))),
    );
}

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

interface Parts {
  readonly method: string;
  readonly target: string;
  readonly host: string;
  readonly client: readonly [string, string];
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

function toRequest({ headers, client: from, body: text, host: name, ...request }: Parts): RawRequest {
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
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom('', 'x'.repeat(3_000), '<script>', '\u0000'),
);
const or = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: odd });

/** A notification of Alertmanager, or nearly one. */
const notification = fc
  .record({
    version: or(fc.constant('4')),
    truncatedAlerts: or(fc.nat(3)),
    alerts: or(
      fc.array(
        fc.record({
          status: or(fc.constantFrom('firing', 'resolved')),
          labels: or(
            fc.record({
              alertname: or(fc.string({ unit: 'grapheme', maxLength: 300 })),
              scope: or(fc.constantFrom('eu-west-1', 'nowhere', '1')),
              service: or(fc.constantFrom('Payments', 'nothing', '1')),
              severity: or(fc.constantFrom('critical', 'warning', 'info')),
            }),
          ),
          startsAt: or(
            fc.constantFrom('2026-11-29T12:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'),
          ),
          endsAt: or(fc.constantFrom('0001-01-01T00:00:00Z', '2026-11-29T12:30:00.123456789+05:45')),
          generatorURL: or(fc.constantFrom('http://prometheus.test/graph', 'javascript:alert(1)')),
        }),
        { maxLength: 20 },
      ),
    ),
  })
  .map((content) => JSON.stringify(content));

/** Random, mostly hostile requests to all routes. */
export function toFuzzedRequest(keys: FuzzedKeys): fc.Arbitrary<RawRequest> {
  const common = { host, client };
  const anything = fc.record({
    ...common,
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...METHODS) },
      { weight: 1, arbitrary: fc.constantFrom(...RARE_METHODS) },
    ),
    target: toTarget(keys),
    headers: fc.uniqueArray(toHeader(keys), { maxLength: 5, selector: ([name]) => name }),
    body,
  });
  const alerts = fc.record({
    ...common,
    method: fc.constant('POST'),
    target: fc.constant(ALERTMANAGER_ROUTE),
    headers: fc.constant([
      ['content-type', 'application/json'],
      ['authorization', `Bearer ${keys.alertsToken}`],
    ] as const),
    body: notification,
  });
  return fc
    .oneof({ weight: 40, arbitrary: anything }, { weight: 1, arbitrary: alerts })
    .map((parts) => toRequest(parts));
}
