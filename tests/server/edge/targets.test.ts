import { describe, expect, test } from 'vitest';

import { toOriginForm } from '@/lib/server/http/target-path';

import { exchange } from '../../support/raw-request';
import { get } from './raw-get';
import { startEdge, renderNumber } from './start-edge';

describe('the target of a request', () => {
  test.each([
    ['/a?b=%zz', '/a?b=%zz'],
    ['http://board.test/a?b', '/a?b'],
    ['HTTPS://board.test:8443/%20', '/%20'],
    ['http://board.test', '/'],
    ['http://board.test?a=1', '/?a=1'],
    ['/http://board.test/', '/http://board.test/'],
    ['*', null],
    ['', '/'],
    ['a', null],
    ['ftp://board.test/', null],
    ['/%F0%9F', null],
    ['/%', null],
    ['/a#b', null],
  ])('%j is %j', (target, expected) => {
    expect(toOriginForm(target)).toBe(expected);
  });

  test('may be in absolute form', async () => {
    const { url, rendered } = await startEdge(renderNumber);
    const sent =
      'GET http://board.test/api/snapshot HTTP/1.1\r\nHost: board.test\r\nConnection: close\r\n\r\n';
    expect(await exchange(url, Buffer.from(sent))).toMatch(/^HTTP\/1.1 200 .*"target":"\/api\/snapshot"/s);
    expect(rendered).toEqual(['/api/snapshot']);
  });

  test.each(['*', '/incidents/%F0%9F', '/%'])(
    'is rejected with an error page if malformed: %s',
    async (target) => {
      const { url, rendered } = await startEdge(renderNumber);
      const sent = `GET ${target} HTTP/1.1\r\nHost: x\r\nAccept-Language: fr\r\nConnection: close\r\n\r\n`;
      const response = await exchange(url, Buffer.from(sent));
      expect(response).toMatch(/^HTTP\/1.1 400 .*text\/html.*<html lang="fr">.*href="\/"/s);
      expect(rendered).toEqual([]);
    },
  );

  test('is rejected with JSON below /api', async () => {
    const { url } = await startEdge(renderNumber);
    const { status, text } = await get(url, '/api/incident/%F0');
    expect([status, JSON.parse(text)]).toEqual([400, { message: 'This URL is malformed.' }]);
  });
});

describe('a method', () => {
  test.each([
    ['/monitors', 'PUT', 'GET, HEAD'],
    ['/', 'POST', 'GET, HEAD'],
    ['/nothing', 'OPTIONS', 'GET, HEAD'],
    ['/api/snapshot', 'TRACE', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
    ['/api/nothing', 'PROPFIND', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
  ])('that is not allowed renders nothing: %s %s', async (target, method, allow) => {
    const { url, rendered } = await startEdge(renderNumber);
    const { status, headers } = await get(url, target, {}, method);
    expect([status, headers.allow, rendered]).toEqual([405, allow, []]);
  });
});

test('an error page reloads itself', async () => {
  const { url } = await startEdge(() => {
    throw new Error('broken');
  });
  const { status, text } = await get(url, '/');
  expect(status).toBe(500);
  expect(text).toContain('<meta http-equiv="refresh" content="10">');
});
