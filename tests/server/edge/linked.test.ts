import { describe, expect, test } from 'vitest';

import { get } from './raw-get';
import { startFront } from './start-edge';

const routes = [
  { kind: 'data', pattern: '/api/scope', isLinked: true },
  { kind: 'data', pattern: '/api/plain' },
  { kind: 'data', pattern: '/api/past', lifetimeMs: 10_000 },
] as const;

const at = (host: string) => ({ 'x-forwarded-host': host, 'x-forwarded-proto': 'https' });

async function startEcho(trustsProxy: boolean) {
  return startFront(
    (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(request.headers['x-board-origin'] ?? null));
    },
    { routes, trustsProxy },
  );
}

describe('an answer with links', () => {
  test('is kept for each address that a trusted proxy was asked at, and says so to caches', async () => {
    const { url, rendered } = await startEcho(true);
    for (const host of ['a.example', 'b.example', 'a.example']) {
      const answer = await get(url, '/api/scope', at(host));
      expect([answer.text, answer.headers['vary']]).toEqual([
        `"https://${host}"`,
        'X-Forwarded-Host, X-Forwarded-Proto, Accept-Encoding',
      ]);
    }
    await get(url, '/api/plain', at('a.example'));
    expect((await get(url, '/api/plain', at('b.example'))).text).toBe('null');
    expect(rendered).toHaveLength(3);
  });

  test('is the same for everyone where no proxy is trusted, whatever their headers say', async () => {
    const { url, rendered } = await startEcho(false);
    for (const host of ['a.example', 'b.example'])
      expect(
        (await get(url, '/api/scope', { ...at(host), 'x-board-origin': 'https://c.example' })).text,
      ).toBe('null');
    expect(rendered).toHaveLength(1);
  });
});

describe('an answer that may tell more than its version', () => {
  test('is kept no longer than its route says, and tells the ages of the board', async () => {
    const { url, rendered, time, board } = await startEcho(false);
    await get(url, '/api/past');
    time.elapsedMs += 9_999;
    expect((await get(url, '/api/past')).headers['snapshot-ages']).toBe(board.current.ages);
    expect(rendered).toHaveLength(1);
    time.elapsedMs += 1;
    await get(url, '/api/past');
    expect(rendered).toHaveLength(2);
    board.current.version = 'v2';
    await get(url, '/api/past');
    expect(rendered).toHaveLength(3);
  });
});
