import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { onTestFinished } from 'vitest';

/** A way to a server that changes its answers. */
export interface ChangingRelay {
  readonly url: string;
  /** What was changed so far, one line each: for the message of a test that fails. */
  readonly changes: string[];
  /** Whether answers are changed from now on; they are at first. */
  isChanging: boolean;
}

/** How a relay changes answers. */
export interface ChangingRelayOptions {
  /** From 0 to 1, 1 excluded, from a seed, so that a failure can be repeated. */
  readonly random: () => number;
  /** How likely an answer is to be changed, from 0 to 1. */
  readonly share: number;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Holder = Json[] | { [key: string]: Json };

/** What a value is replaced by; `undefined` takes it away. */
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

/** Every place in a body: what holds it, and under which key. */
function placesOf(value: Json): [Holder, string][] {
  if (!isHolder(value)) return [];
  const entries = Object.entries<Json>(value);
  return entries.flatMap(([key, held]): [Holder, string][] => [[value, key], ...placesOf(held)]);
}

/**
 * Starts a relay to a server on a free port, for as long as the test runs. Now and then it changes an answer: some field becomes
 * null, another type, missing, huge or odd, a header does, or the whole body is cut or replaced. It never changes a status into
 * another that is possible, and invents no row that could be real: such an answer would be a lie that no reader can notice.
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
    const told: string[] = [];
    for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) {
      const places = placesOf(body);
      if (places.length === 0) break;
      const [holder, key] = pick(places);
      const value = pick(ODD_VALUES);
      if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(value === undefined ? [] : [value]));
      else if (value === undefined) delete holder[key];
      else holder[key] = value;
      told.push(`${key} = ${JSON.stringify(value)?.slice(0, 40)}`);
    }
    return told.join(', ');
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
      return [text, 'left as it is'];
    }
    const told = changeFields(body);
    return [JSON.stringify(body), told];
  };

  const relay: ChangingRelay = { url: '', changes, isChanging: true };
  const server = createServer((incoming, answer) => {
    const { method, url = '', headers } = incoming;
    const outgoing = request(targetUrl + url, { method, headers }, (response) => {
      void buffer(response).then((bytes) => {
        const { statusCode = 502, headers: given } = response;
        delete given['content-length'];
        delete given['transfer-encoding'];
        if (!relay.isChanging || random() >= share) {
          answer.writeHead(statusCode, given).end(bytes);
          return;
        }
        if (random() < 0.2) {
          changes.push(`${url} ${changeHeaders(given)}`);
          answer.writeHead(statusCode, given).end(bytes);
          return;
        }
        const [text, told] = changeBody(bytes.toString());
        changes.push(`${url} ${told}`);
        answer.writeHead(statusCode, given).end(text);
      });
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(relay, { url: `http://127.0.0.1:${port}` });
}
