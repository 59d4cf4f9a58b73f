import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { forward, listenForTest } from './http-server';

/** A reverse proxy that corrupts responses. */
export interface ChangingRelay {
  readonly url: string;
  /** The changes so far, one line each, for the messages of failed tests. */
  readonly changes: string[];
  /** Whether responses are corrupted; at first they are. */
  isChanging: boolean;
}

/** How a relay corrupts responses. */
export interface ChangingRelayOptions {
  /** Seeded random numbers from 0 to 1, without 1, so that failures are reproducible. */
  readonly random: () => number;
  /** The share of responses to corrupt, from 0 to 1. */
  readonly share: number;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Holder = Json[] | { [key: string]: Json };

/** Replacements for values; `undefined` removes the value. */
const ODD_VALUES: readonly (Json | undefined)[] = [
  undefined,
  null,
  true,
  false,
  0,
  -1,
  42,
  1.5,
  Number.MAX_SAFE_INTEGER,
  1e300,
  '',
  ' ',
  'nonsense',
  '12',
  '26-11-29T13:00',
  '2026-02-30T25:61',
  '9999-12-31T23:59',
  '2026-03-02T08:10:30+02:00',
  'x'.repeat(50_000),
  [],
  {},
  [null],
  { id: 1, name: { first: 'odd' } },
];
const ODD_HEADERS: readonly (string | undefined)[] = [
  undefined,
  '',
  '0',
  '1',
  '-1',
  'many',
  '999999999999999',
];
const CHANGED_HEADERS = ['x-total', 'x-total-pages', 'x-page', 'x-per-page', 'date', 'age', 'content-type'];

const isHolder = (value: Json | undefined): value is Holder => typeof value === 'object' && value !== null;

/** Every value in a body, as its container and key. */
function placesOf(value: Json): [Holder, string][] {
  if (!isHolder(value)) return [];
  const entries = Object.entries<Json>(value);
  return entries.flatMap(([key, child]): [Holder, string][] => [[value, key], ...placesOf(child)]);
}

/**
 * Starts a relay on a free port until the test has finished. It corrupts some responses: a field or a header becomes null,
 * missing, huge, odd or another type, or the body is truncated or replaced. It never sets another valid status and never adds
 * a valid row, because clients could not detect that.
 */
export async function startChangingRelay(
  targetUrl: string,
  { random, share }: ChangingRelayOptions,
): Promise<ChangingRelay> {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const changes: string[] = [];

  const changeHeaders = (headers: IncomingHttpHeaders): string => {
    const name = pick(CHANGED_HEADERS);
    const value = pick(ODD_HEADERS);
    if (value === undefined) delete headers[name];
    else headers[name] = value;
    return `${name}: ${value}`;
  };
  const changeFields = (body: Json): string => {
    const changed: string[] = [];
    for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
      const places = placesOf(body);
      if (places.length === 0) break;
      const [holder, key] = pick(places);
      // A copy: the next change may be inside of it.
      const value = structuredClone(pick(ODD_VALUES));
      if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(value === undefined ? [] : [value]));
      else if (value === undefined) delete holder[key];
      else holder[key] = value;
      changed.push(`${key} = ${JSON.stringify(value)?.slice(0, 40)}`);
    }
    return changed.join(', ');
  };
  const changeBody = (text: string): [string, string] => {
    const chance = random();
    if (chance < 0.05) return [text.slice(0, Math.floor(random() * text.length)), 'cut off'];
    if (chance < 0.1)
      return [pick(['', '<html></html>', 'null', '[]', '{}', '"a sentence"', '{"items":null}']), 'replaced'];
    let body: Json;
    try {
      body = JSON.parse(text) as Json;
    } catch {
      return [text, 'unchanged'];
    }
    const change = changeFields(body);
    return [JSON.stringify(body), change];
  };

  const relay: ChangingRelay = { url: '', changes, isChanging: true };
  const server = createServer((incoming, response) => {
    const { url = '' } = incoming;
    forward(targetUrl + url, incoming, response, {
      respond: (upstream) =>
        void buffer(upstream).then((bytes) => {
          const { statusCode = 502, headers } = upstream;
          delete headers['content-length'];
          delete headers['transfer-encoding'];
          const send = (body: Buffer | string) => response.writeHead(statusCode, headers).end(body);
          if (!relay.isChanging || random() >= share) return send(bytes);
          if (random() < 0.2) {
            changes.push(`${url} ${changeHeaders(headers)}`);
            return send(bytes);
          }
          const [text, change] = changeBody(bytes.toString());
          changes.push(`${url} ${change}`);
          return send(text);
        }),
    });
  });
  return Object.assign(relay, { url: (await listenForTest(server)).url });
}
