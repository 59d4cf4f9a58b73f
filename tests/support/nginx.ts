import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { findNginx } from '../../scripts/nginx.mjs';
import { emptyFolder } from './empty-folder';
import { isListening } from './own-board';

/** The path of nginx. @throws Error if there is none. */
export function nginxPath(): string {
  const path = findNginx();
  if (!path) throw new Error('There is no nginx: run npm test, or set NGINX_PATH.');
  return path;
}

/** Writes a configuration of nginx around directives of its `http` block. @returns the arguments that make nginx use it. */
export function writeNginxConfig(http: (folder: string) => string): readonly string[] {
  const folder = emptyFolder();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  mkdirSync(join(folder, 'cache'));
  // As root, nginx runs its workers as another user, which could not write to the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${user} daemon off; pid ${folder}/pid; error_log stderr error; worker_processes 1; events {}
    http { access_log off; ${temporary.join(' ')} ${http(folder)} }`,
  );
  return ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', 'stderr'];
}

/** Starts a proxy until the test has finished, and waits until an address of it answers. @returns what it has printed so far */
export async function startProxy(path: string, args: readonly string[], url: string): Promise<() => string> {
  const child = spawn(path, args);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  });
  while (!(await isListening(url))) {
    if (child.exitCode !== null) throw new Error(`${path} exited with ${child.exitCode}:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return () => output;
}
