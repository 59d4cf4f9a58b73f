import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { startEdge } from './start-edge';

const routes = [
  { kind: 'data', pattern: '/api/scope', variesByOrigin: true },
  { kind: 'data', pattern: '/api/plain' },
  { kind: 'data', pattern: '/api/archive', lifetimeMs: 10_000 },
] as const;

const at = (host: string) => ({ 'x-forwarded-host': host, 'x-forwarded-proto': 'https' });

async function startEcho(trustsProxy: boolean) {
  return startEdge(
    (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(request.headers['x-board-origin'] ?? null));
    },
    { routes, trustsProxy },
  );
}

describe('a response with links', () => {
  test('is cached for each origin that a trusted proxy forwards, and has a matching Vary', async () => {
    const { url, rendered } = await startEcho(true);
    for (const host of ['a.example', 'b.example', 'a.example']) {
      const response = await get(url, '/api/scope', at(host));
      expect([response.text, response.headers['vary']]).toEqual([
        `"https://${host}"`,
        'X-Forwarded-Host, X-Forwarded-Proto, Accept-Encoding',
      ]);
    }
    await get(url, '/api/plain', at('a.example'));
    expect((await get(url, '/api/plain', at('b.example'))).text).toBe('null');
    expect(rendered).toHaveLength(3);
  });

  test('ignores forwarded origins without a trusted proxy', async () => {
    const { url, rendered } = await startEcho(false);
    for (const host of ['a.example', 'b.example'])
      expect(
        (await get(url, '/api/scope', { ...at(host), 'x-board-origin': 'https://c.example' })).text,
      ).toBe('null');
    expect(rendered).toHaveLength(1);
  });
});

describe('a response with a lifetime', () => {
  test('is cached no longer than its route declares, with the current ages of the board', async () => {
    const { url, rendered, time, board } = await startEcho(false);
    await get(url, '/api/archive');
    time.elapsedMs += 9_999;
    expect((await get(url, '/api/archive')).headers['snapshot-ages']).toBe(board.current.ages);
    expect(rendered).toHaveLength(1);
    time.elapsedMs += 1;
    await get(url, '/api/archive');
    expect(rendered).toHaveLength(2);
    board.current.version = 'v2';
    await get(url, '/api/archive');
    expect(rendered).toHaveLength(3);
  });
});
