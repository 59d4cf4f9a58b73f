import { transformSync } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import { PERMISSIONS } from '@/lib/prodmanager';
import { createSandbox } from '@/lib/sandbox/sandbox';
import { serveSandbox } from '@/lib/sandbox/serve';

import { makeCertificate } from '../support/certificate';
import { type InstalledClient, installClient } from '../support/client-package';
import { startForwardProxy } from '../support/forward-proxy';
import { startTlsProxy } from '../support/tls-proxy';

const SERVER = 'https://prodmanager.example.com';
const blocks = [...readFileSync('lib/prodmanager/README.md', 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)].map(
  ([, code = '']) => code,
);
const findBlock = (part: string): string => blocks.find((block) => block.includes(part)) ?? '';

/** What the first example defines, and all further ones use. */
const CLIENTS = `${findBlock('const admin')}`;
const withClients = (block: string): string => (/\bconst (pm|admin) =/.test(block) ? block : CLIENTS + block);

interface Result {
  readonly line: string;
  readonly expected: string;
}

/** The lines of an example that name a result, `EXPRESSION; // => RESULT`, and the example with these results printed. */
function instrument(block: string): { readonly results: readonly Result[]; readonly code: string } {
  const results: Result[] = [];
  const code = withClients(block).replaceAll(
    /^( *)(.+); \/\/ => (.+)$/gm,
    (line, space: string, expression: string, expected: string) => {
      const values = /^console\.log\((.+)\)$/.exec(expression)?.[1] ?? expression;
      results.push({ line: line.trim(), expected });
      return `${space}showResult(${results.length - 1}, ${values});`;
    },
  );
  const showResult = `
    import { inspect } from 'node:util';
    const toText = (value: unknown) => typeof value === 'string' ? value : inspect(value, { breakLength: Infinity });
    function showResult(index: number, ...values: unknown[]) {
      process.stdout.write('RESULT ' + JSON.stringify([index, values.map(toText).join(' ')]) + '\\n');
    }`;
  return { results, code: showResult + code };
}

let installed: InstalledClient;
let server: { readonly url: string; readonly token: string };

beforeAll(() => {
  installed = installClient('documented-client');
});
// Examples write: each gets new data.
beforeEach(async () => {
  const clock = () => new Date('2026-03-02T08:00:00Z');
  const sandbox = createSandbox({ secret: 'the secret of the server', clock });
  const served = await serveSandbox(sandbox);
  onTestFinished(() => served.close());
  server = { url: served.url, token: await sandbox.createToken({ permissions: PERMISSIONS }) };
});

/** Runs an example and compares its results. @param addresses - what replaces the addresses in it. */
async function check(block: string, addresses: Readonly<Record<string, string>> = {}): Promise<void> {
  const { results, code } = instrument(block);
  const all = { [SERVER]: server.url, 'https://status.example.com': server.url, ...addresses };
  const local = Object.entries(all).reduce((text, [from, to]) => text.replaceAll(from, to), code);
  writeFileSync(
    `${installed.home}/example.js`,
    transformSync(local, { loader: 'ts', target: 'node20' }).code,
  );
  const output = await installed.run('example.js', { PRODMANAGER_TOKEN: server.token });
  const printed = [...output.matchAll(/^RESULT (.*)$/gm)].map(
    ([, json = '']) => JSON.parse(json) as [number, string],
  );
  const shown = results.map(({ line, expected }, index) => {
    const text = printed.flatMap(([at, value]) => (at === index ? [value] : [])).join(', ');
    // `a, b, …` names the first results only.
    const isBeginning = expected.endsWith(', …') && text.startsWith(expected.slice(0, -1));
    return { line, result: isBeginning ? expected : text };
  });
  expect(shown).toEqual(results.map(({ line, expected }) => ({ line, result: expected })));
}

describe('the examples of the client’s README', () => {
  const network = /undici/;
  const plain = blocks.filter((block) => !network.test(block));

  it('are found', () => {
    expect(plain.length).toBeGreaterThan(12);
    expect(blocks.length - plain.length).toBe(2);
    expect(CLIENTS).toContain('new ProdManager');
  });

  it('have the right types', () => {
    const files = blocks.map((block, index) => {
      writeFileSync(`${installed.home}/block-${index}.ts`, withClients(block));
      return `block-${index}.ts`;
    });
    const options = { module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: true };
    expect(installed.checkTypes(files, options)).toEqual([]);
  });

  it.each(plain.map((block) => [block.split('\n').find((line) => !/^(import|$)/.test(line)), block]))(
    'have the results that they name: %s',
    async (_, block = '') => {
      await check(block);
    },
  );

  it('read through a proxy', async () => {
    const proxy = await startForwardProxy({});
    await check(findBlock('ProxyAgent'), { 'http://proxy.example.com:3128': proxy.url });
    expect(proxy.requests).toContain(`CONNECT ${new URL(server.url).host}`);
  });

  it('trust a private authority and show a client certificate', async () => {
    const [own, client] = [makeCertificate('localhost'), makeCertificate('client')];
    const port = await startTlsProxy(() => server.url, own, client.cert);
    writeFileSync(`${installed.home}/ca.pem`, own.cert);
    writeFileSync(`${installed.home}/client.pem`, client.cert);
    writeFileSync(`${installed.home}/client.key`, client.key);
    const block = findBlock('client.key');
    await check(block, { [SERVER]: `https://localhost:${port}` });
    const withoutKey = block.replace(/, cert: .*?client\.key'\)/, '');
    expect(withoutKey).not.toBe(block);
    await expect(check(withoutKey, { [SERVER]: `https://localhost:${port}` })).rejects.toThrow('network');
  });
});
