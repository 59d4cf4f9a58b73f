import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { acceptedEncodings } from '@/lib/server/http/encoding';
import { hashOwnScripts } from '@/lib/server/edge/script-hashes';

import { get } from './raw-get';
import { startEdge, renderNumber } from './start-edge';

const ENCODINGS = ['br', 'gzip', 'identity'];

describe('a cached response', () => {
  test.each(['/', '/api/snapshot'])('has the same content at %s in every encoding', async (target) => {
    const { url, rendered } = await startEdge(renderNumber);
    const responses = await Promise.all(
      ENCODINGS.map((name) => get(url, target, { 'accept-encoding': name })),
    );
    expect(responses.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(new Set(responses.map(({ text }) => text)).size).toBe(1);
    expect(responses[0]?.text).toContain(target === '/' ? 'rendering 0' : '"before":0');
    for (const { headers, bytes } of responses) {
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(headers.vary).toBe(
        target === '/' ? 'Cookie, Accept-Language, Accept-Encoding' : 'Accept-Encoding',
      );
      expect(headers['transfer-encoding']).toBeUndefined();
    }
    expect(new Set(responses.map(({ headers }) => headers.etag)).size).toBe(3);
    expect(rendered).toHaveLength(1);
  });

  test('is a 304 if the client has it in any encoding, with the current ages', async () => {
    const { url, board } = await startEdge((_request, response) => {
      response.writeHead(200, { etag: '"version"', 'snapshot-ages': 'of the worker', vary: 'rsc' });
      response.end('x'.repeat(1_000));
    });
    const { headers } = await get(url, '/api/snapshot', { 'accept-encoding': 'br' });
    expect([headers.etag, headers.vary, headers['snapshot-ages']]).toEqual([
      '"version-br"',
      'rsc, Accept-Encoding',
      'monitors=0.4',
    ]);
    board.current = { ...board.current, ages: 'monitors=3.0' };
    const revalidate = (tags: string, method = 'GET') =>
      get(url, '/api/snapshot', { 'accept-encoding': 'br', 'if-none-match': tags }, method);
    for (const [tags, held] of [
      ['"version-br"', '"version-br"'],
      ['"version"', '"version"'],
      ['W/"version-gzip"', '"version-gzip"'],
      ['"a,b", W/"version" , "other"', '"version"'],
      ['*', '"version-br"'],
    ] as const) {
      const response = await revalidate(tags);
      expect([response.status, response.headers.etag, response.bytes.length]).toEqual([304, held, 0]);
      expect(response.headers['snapshot-ages']).toBe('monitors=3.0');
      expect(response.headers['cache-control']).toContain('s-maxage=1');
    }
    expect((await revalidate('"version-br"', 'HEAD')).status).toBe(304);
    expect((await revalidate('"versio"')).status).toBe(200);
    expect((await revalidate('version')).status).toBe(200);
  });

  test('has the same headers and no body for a HEAD', async () => {
    const { url } = await startEdge(renderNumber);
    const [full, head] = [await get(url, '/'), await get(url, '/', {}, 'HEAD')];
    expect(head.bytes.length).toBe(0);
    expect({ ...head.headers, date: '' }).toEqual({ ...full.headers, date: '' });
  });

  test('allows the inline scripts of its page and no others', async () => {
    const { url } = await startEdge(renderNumber);
    const policy = (await get(url, '/')).headers['content-security-policy'] ?? '';
    const hash = createHash('sha256').update('self.x = 1 < 2;').digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).toContain("frame-ancestors 'self'");
    const data = await get(url, '/api/snapshot');
    expect(data.headers['content-security-policy']).toContain("script-src 'self';");
    expect(data.headers['x-content-type-options']).toBe('nosniff');
    const framed = await startEdge(renderNumber, { frameAncestors: 'https://intranet.example.com' });
    expect((await get(framed.url, '/')).headers['content-security-policy']).toContain(
      'frame-ancestors https://intranet.example.com;',
    );
  });
});

describe('the hashes of scripts', () => {
  const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  test('match the scripts that a browser would run', () => {
    const html =
      '<!-- <script nonce="n0">no</script> --><SCRIPT async nonce="n0">a("&amp;</p>", \'é\')\n</script ><p title="<script nonce=n0>no</script>">' +
      '<script nonce="n0" src="/x.js">no</script><script type="module" nonce="n0"></script><script nonce=n0>a<!--b</script>' +
      '<textarea><script nonce="n0">no</script></textarea><script nonce="n1">no</script><script>no</script>';
    const page = hashOwnScripts(html, 'n0');
    expect(page.hashes).toEqual(['a("&amp;</p>", \'é\')\n', '', 'a<!--b'].map(hashOf));
    expect(page.html).not.toContain('n0');
  });

  test('exclude scripts in the data of a page', () => {
    const injected =
      '<script>self.__next_f.push([1,"x"])</script><script nonce="">a()</script><script nonce="spent">b()</script>';
    expect(hashOwnScripts(`<main>${injected}</main>`, 'n0').hashes).toEqual([]);
  });

  test('match the script as sent if it contains the nonce', () => {
    const page = hashOwnScripts('<script nonce="n0">f("n0")</script>', 'n0');
    expect(page.html).toBe('<script nonce="spent">f("spent")</script>');
    expect(page.hashes).toEqual([hashOf('f("spent")')]);
  });
});

describe('the encodings that a header accepts', () => {
  test.each([
    [undefined, ['identity']],
    ['', ['identity']],
    ['gzip, deflate, br, zstd', ['br', 'gzip', 'identity']],
    ['GZIP;q=1.0, br;q=0.5', ['gzip', 'br', 'identity']],
    ['br;q=0, *', ['gzip', 'identity']],
    ['identity;q=1, gzip;q=0.5', ['identity', 'gzip']],
    ['identity', ['identity']],
    ['x-gzip', ['gzip', 'identity']],
    ['*;q=0', []],
    ['gzip;q=0.5, br;q=0.5', ['br', 'gzip', 'identity']],
  ] as const)('%j are %j', (header, expected) => {
    expect(acceptedEncodings(header)).toEqual(expected);
  });
});
