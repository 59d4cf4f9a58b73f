import { build } from 'esbuild';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';

import { startScriptedServer } from '../support/scripted-server';
import { scopeRow } from './rows';

/** Everything that a runtime must have for the client: nothing of it is Node’s own. */
const WEB_STANDARD = {
  AbortController,
  Error,
  setTimeout,
  clearTimeout,
  TextDecoder,
  Uint8Array,
  URL,
  URLSearchParams,
};
/** The fields of `RequestInit` in the Fetch standard that every runtime has. */
const REQUEST_INIT = ['method', 'headers', 'body', 'redirect', 'signal', 'cache'];

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly cache?: string;
  readonly redirect?: string;
}

let bundle: string;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['lib/prodmanager/index.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'client',
    // Of no runtime: a module of Node cannot be imported.
    platform: 'neutral',
    target: 'es2022',
    logLevel: 'silent',
  });
  bundle = outputFiles[0]?.text ?? '';
});

/** Runs the client in a context with the given globals only; returns what the program does, and what it sent. */
async function runIn(
  globals: object,
  program: string,
): Promise<{ readonly result: unknown; readonly sent: readonly Sent[] }> {
  const server = await startScriptedServer(({ method }) =>
    method === 'GET' ? { json: scopeRow(1) } : { status: 302, headers: { location: '/api/scope/1' } },
  );
  const sent: Sent[] = [];
  const strictFetch = async (url: string, init: Sent & RequestInit): Promise<Response> => {
    const unknown = Object.keys(init).filter((field) => !REQUEST_INIT.includes(field));
    if (unknown.length > 0) throw new TypeError(`this fetch does not know ${unknown.join()}`);
    sent.push(init);
    return fetch(url, init);
  };
  const context = createContext({ ...WEB_STANDARD, ...globals, strictFetch });
  runInContext(bundle, context);
  const code = `(async () => { const url = ${JSON.stringify(server.url)}; ${program} })()`;
  const result: unknown = await runInContext(code, context);
  return { result, sent };
}

const READ = 'return (await pm.scope.get(1)).name;';

describe('in a runtime that has nothing of Node', () => {
  it.each([
    ['as an option', 'const pm = new client.ProdManager({ url, fetch: strictFetch });'],
    ['as a global', 'globalThis.fetch = strictFetch; const pm = new client.ProdManager({ url });'],
  ])('reads with a fetch that knows the standard fields only, given %s', async (_, start) => {
    const { result, sent } = await runIn({}, `${start} ${READ}`);
    expect(result).toBe('scope 1');
    expect(sent).toMatchObject([
      { redirect: 'manual', headers: { 'user-agent': 'prodmanager-client', 'cache-control': 'no-cache' } },
    ]);
    expect(sent[0]).not.toHaveProperty('cache');
  });

  it('writes', async () => {
    const program = `const pm = new client.ProdManager({ url, token: 'a.b.c', fetch: strictFetch });
      return (await pm.scope.create({ name: 'Paris' })).id;`;
    const { result, sent } = await runIn({}, program);
    expect(result).toBe(1);
    expect(sent).toHaveLength(2);
  });

  it('fails with its own errors', async () => {
    const program = `const pm = new client.ProdManager({ url, maxRetries: 0, fetch: async () => { throw new TypeError('offline'); } });
      const error = await pm.scope.get(1).catch((reason) => reason);
      return [error instanceof client.ProdManagerError, error.code].join();`;
    expect((await runIn({}, program)).result).toBe('true,network');
  });
});

describe('in a browser', () => {
  it.each([
    ['a page', { document: {} }],
    ['a worker', { importScripts: () => undefined }],
  ])('sends no header that needs a preflight request: %s', async (_, globals) => {
    const { result, sent } = await runIn(
      globals,
      `const pm = new client.ProdManager({ url, fetch: strictFetch }); ${READ}`,
    );
    expect(result).toBe('scope 1');
    expect(sent[0]).toMatchObject({ cache: 'no-store' });
    expect(Object.keys(sent[0]?.headers ?? {})).toEqual(['accept']);
  });
});
