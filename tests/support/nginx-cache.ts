import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { findNginx } from '../../scripts/nginx.mjs';
import { findFreePort, isListening } from './own-board';

/** Starts nginx as a caching proxy until the test has finished. @param directives - nginx directives of the cache. @returns its address. */
export async function startNginxCache(target: string, directives: string): Promise<string> {
  const path = findNginx();
  if (!path) throw new Error('There is no nginx: run npm test, or set NGINX_PATH.');
  const [port, folder] = await Promise.all([findFreePort(), mkdtemp(join(tmpdir(), 'board-nginx-'))]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  await mkdir(join(folder, 'cache'));
  // As root, nginx runs its workers as another user, which could not write to the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    join(folder, 'nginx.conf'),
    `${user} daemon off; pid ${folder}/pid; error_log stderr error; worker_processes 1; events {}
    http {
      access_log off; ${temporary.join(' ')}
      proxy_cache_path ${folder}/cache keys_zone=board:10m inactive=60m use_temp_path=off;
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass ${target}; proxy_http_version 1.1; proxy_set_header Connection "";
          proxy_cache board; ${directives}
        }
      }
    }`,
  );
  const child = spawn(path, ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', 'stderr']);
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  onTestFinished(async () => {
    if (child.exitCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
    await rm(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isListening(url))) {
    if (child.exitCode !== null) throw new Error(`nginx exited with ${child.exitCode}:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return url;
}
