import { createServer } from 'node:http';

import { describe, expect, onTestFinished, test } from 'vitest';

import { describeAddress, listen, toListenProblem } from '@/lib/server/http/listen';

async function listenOn(HOST: string, PORT = 0) {
  const server = createServer();
  onTestFinished(() => void server.close());
  return listen(server, { HOST, PORT });
}

const addressOf = (address: string) => ({ address, port: 3000, family: 'any' });

describe('an address', () => {
  test.each([
    ['127.0.0.1', 'http://127.0.0.1:3000/board'],
    ['::1', 'http://[::1]:3000/board'],
    ['0.0.0.0', 'http://localhost:3000/board (listening on 0.0.0.0:3000)'],
    ['::', 'http://localhost:3000/board (listening on [::]:3000)'],
  ])('%s is shown as %s', (address, shown) => {
    expect(describeAddress(addressOf(address), '/board')).toBe(shown);
  });

  test('is the one that was bound', async () => {
    const { address, port } = await listenOn('127.0.0.1');
    expect([address, port > 0]).toEqual(['127.0.0.1', true]);
    await expect(listenOn('127.0.0.1', port)).rejects.toThrow('PORT is in use: set another.');
    await expect(listenOn('203.0.113.5')).rejects.toThrow(/^HOST is not an address .*EADDRNOTAVAIL/);
  });

  test.each([
    ['EADDRINUSE', 'PORT', /^PORT is in use/],
    ['EACCES', 'PORT', /^PORT is not permitted \(EACCES\): set one above 1023/],
    ['EADDRINUSE', 'METRICS', /^The port in METRICS is in use/],
    ['ENOTFOUND', 'METRICS', /^METRICS_HOST is not an address/],
    ['EMFILE', 'PORT', /^PORT cannot be opened \(EMFILE\)/],
  ] as const)(
    'that cannot be opened (%s) causes an error that names the variable to change',
    (code, name, sentence) => {
      expect(toListenProblem(Object.assign(new Error(), { code }), name)).toMatch(sentence);
    },
  );
});
