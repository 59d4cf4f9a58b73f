import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { emptyFolder } from '../../support/empty-folder';
import { SECRET } from './notify-story';
import { startReceiver, verify } from './receiver';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs `npm run notify` from the sources, in a folder with a file of channels. */
async function runCommand(yaml: string, ...args: readonly string[]) {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'notify.yaml'), yaml);
  const child = spawn(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      join(root, 'node_modules/tsx/dist/esm/index.mjs'),
      join(root, 'lib/server/notify.ts'),
      ...args,
    ],
    {
      cwd: folder,
      env: {
        PATH: process.env['PATH'] ?? '',
        TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
        NODE_ENV: 'production',
        PRODMANAGER_URL: 'https://prodmanager.example.com',
        NOTIFY_FILE: 'notify.yaml',
        NOTIFY_HOOK_SECRET: SECRET,
      },
    },
  );
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, out, error };
}

const toYaml = (url: string): string => `
language: fr
channels:
  hook:
    type: webhook
    url: ${url}
    secret: \${NOTIFY_HOOK_SECRET}
`;

test('a test message arrives in the language of the notifications', async () => {
  const receiver = await startReceiver();
  const { code, out, error } = await runCommand(toYaml(receiver.url), 'test', 'hook');
  expect({ code, out, error }).toEqual({ code: 0, out: 'hook: sent\n', error: '' });
  expect(receiver.seen.map((request) => verify(request).title)).toEqual(['Test du canal hook']);
});

test('a test message that is not accepted ends with 1 and a code, without the address', async () => {
  const receiver = await startReceiver(() => ({ status: 404 }));
  const { code, out, error } = await runCommand(toYaml(receiver.url), 'test', 'hook');
  expect({ code, out }).toEqual({ code: 1, out: 'hook: not sent (HTTP_404)\n' });
  expect(out + error).not.toContain(receiver.url);
});

test('an unknown channel and a wrong file end with a sentence', async () => {
  const unknown = await runCommand(toYaml('https://hooks.example.com'), 'test', 'other');
  expect(unknown.code).toBe(1);
  expect(unknown.error).toBe(
    'prodmanager-dashboard: NOTIFY has no channel of that name: the channels are hook.\n',
  );
  const wrong = await runCommand('channels:\n  ops:\n    type: slack\n    url: s3cret\n', 'test', 'ops');
  expect(wrong.code).toBe(1);
  expect(wrong.error).toBe(
    'prodmanager-dashboard: NOTIFY, read from NOTIFY_FILE, channels.ops.url must be the https address of an incoming webhook of Slack.\n',
  );
  expect((await runCommand(toYaml('https://hooks.example.com'))).code).toBe(2);
});
