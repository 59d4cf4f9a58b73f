import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { startBoard, startFailingBoard } from '../support/board-process';
import { isListening, startBoardOn, startOwnSource } from '../support/own-board';
import { emptyFolder } from '../support/empty-folder';
import { startCommand } from '../support/start-command';
import { WRONG_VALUES } from '../server/config/wrong-values';

/** Creates a folder with this build and a `.env` file. */
function deploymentWith(envFile: string): string {
  const dir = emptyFolder();
  for (const name of ['dist', '.next', 'public', 'node_modules', 'package.json', 'next.config.js'])
    symlinkSync(join(process.cwd(), name), join(dir, name));
  writeFileSync(join(dir, '.env'), envFile);
  return dir;
}

const healthOf = async (url: string) =>
  (await (await fetch(`${url}/api/health`)).json()) as {
    readonly status: string;
    readonly storage: unknown;
    readonly source: { readonly isDemo: boolean };
  };

describe('npm start', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('exits 0 on %s and frees the port', async (signal) => {
    const started = await startCommand(['npm', 'start'], {
      PORT: '0',
      HOST: '127.0.0.1',
      DEMO: 'on',
      DATA_DIR: emptyFolder(),
    });
    expect((await fetch(`${started.url}/api/health/live`)).status).toBe(200);
    expect(await started.end(signal)).toBe(0);
    expect(await isListening(started.url)).toBe(false);
  });

  test('replaces the shell with the server, so that signals reach it', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const name of ['up', 'dev', 'start', 'sandbox']) expect(scripts[name]).toMatch(/^exec node /);
  });

  test('fails without a source, instead of showing demo data', async () => {
    const { code, output } = await startFailingBoard({ PORT: '0' });
    expect(code).toBe(1);
    expect(output).toMatch(/^prodmanager-dashboard: PRODMANAGER_URL is not set: [^\n]* DEMO=on [^\n]*\n$/);
  });
});

describe('a start with an invalid value', () => {
  test('fails with one line that names the variable', { timeout: 300_000 }, async () => {
    const rest = Object.entries(WRONG_VALUES).map(([name, [value = '']]) => [name, value] as const);
    const refuseNext = async (): Promise<void> => {
      for (let next = rest.shift(); next; next = rest.shift()) {
        const [name, value] = next;
        const { code, output } = await startFailingBoard({ [name]: value });
        expect([name, code, output]).toEqual([
          name,
          1,
          expect.stringMatching(new RegExp(`^prodmanager-dashboard: ${name} [^\\n]+\\.\\n$`)),
        ]);
      }
    };
    await Promise.all([refuseNext(), refuseNext(), refuseNext()]);
  });
});

describe('the address', () => {
  test('is HOST, not HOSTNAME, and is printed as bound', async () => {
    const board = await startBoard({ HOST: '127.0.0.1', HOSTNAME: 'a-container' });
    expect(board.output()).toContain(`is on http://127.0.0.1:${new URL(board.url).port} `);
    await board.stop();
  });

  test('can be all IPv6 and IPv4 addresses', async () => {
    const board = await startBoard({ HOST: '[::]' });
    const { port } = new URL(board.url);
    expect(board.output()).toContain(`is on http://localhost:${port} (listening on [::]:${port}) `);
    for (const host of ['[::1]', '127.0.0.1'])
      expect((await fetch(`http://${host}:${port}/`)).status).toBe(200);
    await board.stop();
  });

  test.each([
    ['203.0.113.5', 'EADDRNOTAVAIL'],
    ['no-such-host.invalid', 'E\\w+'],
  ])('that is not of this machine is refused by the name of its variable: %s', async (HOST, code) => {
    const env = { PORT: '0', HOST, DEMO: 'on', LOG_LEVEL: 'silent', DATA_DIR: emptyFolder() };
    const { code: exitCode, output } = await startFailingBoard(env);
    expect(exitCode).toBe(1);
    expect(output).toMatch(
      new RegExp(`^prodmanager-dashboard: HOST is not an address of this machine \\(${code}\\).*\\.$`, 'm'),
    );
    expect(output).not.toMatch(/^ +at /m);
  });
});

describe('.env', () => {
  test('is read without variable expansion, also by Next', async () => {
    const title = 'a$HOME ${PATH} #1';
    const dir = deploymentWith(
      `DEMO=on\nPORT=0\nHOST=127.0.0.1\nLOG_LEVEL=warn\nBOARD_TITLE='${title}'\nBOARD_FOOTER=foot$er#\n`,
    );
    writeFileSync(
      join(dir, '.env.production'),
      'BOARD_TITLE=from Next\nBOARD_HOME_URL=https://next.example.com\n',
    );
    const started = await startCommand(
      ['node', 'dist/server/start.js'],
      { BOARD_FOOTER: 'real $t', NODE_ENV: 'production' },
      dir,
    );
    const page = await (await fetch(started.url)).text();
    expect(page).toContain('a$HOME ${PATH} #1');
    expect(page).toContain('real $t');
    expect(page).not.toMatch(/from Next|next\.example\.com|foot\$er/);
    expect(started.output()).toContain('.env.production is not read');
    expect(await started.end('SIGTERM')).toBe(0);
  });

  test('with an invalid line fails the start with the line number', async () => {
    const dir = deploymentWith('DEMO=on\nPRODMANAGER_TOKEN secret\n');
    await expect(startCommand(['node', 'dist/server/start.js'], {}, dir)).rejects.toThrow(
      'the command exited with 1:\nprodmanager-dashboard: Line 2 of .env must be NAME=value, or a comment that begins with #.\n',
    );
  });
});

test('a token from a file is used, and never written anywhere', async () => {
  const source = await startOwnSource();
  const file = join(emptyFolder(), 'token');
  writeFileSync(file, `${source.token}\n`);
  const board = await startBoard({
    PRODMANAGER_URL: source.url,
    PRODMANAGER_TOKEN_FILE: file,
    LOG_LEVEL: 'trace',
    BOARD_TITEL: 'x',
  });
  await expect.poll(async () => (await healthOf(board.url)).status).toBe('ok');
  expect(board.output()).toContain(
    'BOARD_TITEL is not a variable of this board and is ignored: did you mean BOARD_TITLE?',
  );
  expect(board.output()).not.toContain(source.token);
  expect(board.output()).not.toContain('PRODMANAGER_TOKEN is not set');
  await board.stop();
});

test('the log contains the whole path of a failed request', async () => {
  const source = await startOwnSource();
  const board = await startBoard({
    PRODMANAGER_URL: `${source.url}/api`,
    PRODMANAGER_TOKEN: source.token,
    REFRESH_INTERVAL_SECONDS: '1',
  });
  await expect.poll(() => board.output()).toContain('"path":"/api/api/monitor"');
  expect(board.output()).toMatch(/PRODMANAGER_URL ends in \/api, to which the board adds \/api itself/);
  expect(board.output()).not.toContain(source.token);
  await board.stop();
});

test('unknown variables are logged once', async () => {
  const source = await startOwnSource();
  const board = await startBoardOn(source, { BOARD_VISIBLE_SCOPES: '["no, such scope", 1]' });
  const warnings = () => board.output().match(/BOARD_VISIBLE_SCOPES names [^}]*none of the scopes/g) ?? [];
  await expect.poll(warnings).toHaveLength(1);
  const { version } = (await (await fetch(`${board.url}/api/health`)).json()) as { version: string };
  expect(version).not.toBe('');
  source.sandbox.start();
  const readsAt = async () => (await fetch(`${board.url}/api/snapshot`)).headers.get('etag');
  const first = await readsAt();
  await expect.poll(readsAt).not.toBe(first);
  source.sandbox.stop();
  expect(warnings()).toEqual([expect.stringContaining('no, such scope')]);
  await board.stop();
});
