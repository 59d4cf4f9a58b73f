import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { findDeployTool } from '../../scripts/deploy-tools.mjs';
import { makeCertificate, type Certificate } from './certificate';
import { emptyFolder } from './empty-folder';
import { startProxy } from './nginx';
import { findFreePort } from './own-board';
import { PATIENCE_MS } from './patience';
import { shippedFile } from './shipped-file';

/** HAProxy with the shipped configuration. */
export interface Haproxy {
  /** Its ports. */
  readonly http: number;
  readonly https: number;
  readonly certificate: Certificate;
  /** How often its health check has found a board up, or down, since the start. Boards are counted from 0; all start as up. */
  countChecks(board: number, found: 'UP' | 'DOWN'): number;
}

const SERVER = 'server board1 127.0.0.1:3000 check';

/** Starts HAProxy with the shipped configuration for a host, in front of boards (`host:port`), until the test has finished. */
export async function startHaproxy(host: string, boards: readonly string[]): Promise<Haproxy> {
  const path = findDeployTool('haproxy');
  if (!path) throw new Error('There is no haproxy: run npm test, or set HAPROXY_PATH.');
  const [http, https] = await Promise.all([findFreePort(), findFreePort()]);
  const certificate = makeCertificate(host);
  const folder = emptyFolder();
  const pem = join(folder, 'board.pem');
  writeFileSync(pem, certificate.cert + certificate.key);
  const [line = ''] = shippedFile('deploy/proxies/haproxy.cfg', {})
    .split('\n')
    .filter((one) => one.includes(SERVER));
  const lines = boards.map((board, at) => line.replace(SERVER, `server board${at} ${board} check`));
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(
    file,
    shippedFile('deploy/proxies/haproxy.cfg', {
      [line]: lines.join('\n'),
      'bind :80': `bind 127.0.0.1:${http}`,
      'bind :443': `bind 127.0.0.1:${https}`,
      '/etc/haproxy/certs/board.pem': pem,
      // A board on a busy machine is slow, and not down.
      'timeout check 5s': `timeout check ${PATIENCE_MS}ms`,
      'timeout connect 5s': `timeout connect ${PATIENCE_MS}ms`,
      'timeout http-request 10s': `timeout http-request ${PATIENCE_MS}ms`,
    }),
  );
  const { status, stdout, stderr } = spawnSync(path, ['-c', '-f', file], { encoding: 'utf8' });
  if (status !== 0 || /WARNING|ALERT/.test(stdout + stderr)) throw new Error(stdout + stderr);
  const output = await startProxy(path, ['-db', '-f', file], `http://127.0.0.1:${https}`);
  return {
    http,
    https,
    certificate,
    countChecks: (board, found) =>
      output().match(new RegExp(`Server board/board${board} is ${found}\\b`, 'g'))?.length ?? 0,
  };
}
