import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { parse } from 'yaml';

import { findExecutable } from '../../scripts/find-executable.mjs';
import { makeCertificate } from '../support/certificate';
import { emptyFolder } from '../support/empty-folder';
import { startHaproxy } from '../support/haproxy';
import { listenForTest } from '../support/http-server';
import { nginxPath, startProxy, writeNginxConfig } from '../support/nginx';
import { findFreePort } from '../support/own-board';
import { shippedFile } from '../support/shipped-file';

const HOST = 'status.example.com';

interface Shipped {
  readonly http: number;
  readonly https: number;
  readonly certificate: ReturnType<typeof makeCertificate>;
}

/** Ports, and a certificate in a folder. */
async function makePlace() {
  const [http, https] = await Promise.all([findFreePort(), findFreePort()]);
  const certificate = makeCertificate(HOST);
  const folder = emptyFolder();
  writeFileSync(join(folder, 'board.pem'), certificate.cert + certificate.key);
  return { http, https, certificate, pem: join(folder, 'board.pem') };
}

const PROXIES = {
  async nginx(board: string): Promise<Shipped> {
    const place = await makePlace();
    const args = writeNginxConfig(() =>
      shippedFile('deploy/proxies/nginx.conf', {
        'server 127.0.0.1:3000;': `server ${board};`,
        'listen 80;': `listen 127.0.0.1:${place.http};`,
        'listen 443 ssl': `listen 127.0.0.1:${place.https} ssl`,
        '/etc/ssl/board/fullchain.pem': place.pem,
        '/etc/ssl/board/privkey.pem': place.pem,
      }),
    );
    const { status, stderr } = spawnSync(nginxPath(), ['-t', ...args], { encoding: 'utf8' });
    expect(stderr).not.toMatch(/\[(warn|error|emerg)\]/);
    expect(status).toBe(0);
    await startProxy(nginxPath(), args, `http://127.0.0.1:${place.https}`);
    return place;
  },
  haproxy(board: string): Promise<Shipped> {
    return startHaproxy(HOST, [board]);
  },
} as const;

/** Sends a request over https as a client of {@link HOST} that forges headers. */
const ask = ({ https, certificate }: Shipped, path: string) =>
  new Promise<{ readonly status: number | undefined; readonly body: string }>((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: https,
        path,
        ca: certificate.cert,
        servername: HOST,
        agent: false,
        headers: {
          host: HOST,
          'x-forwarded-for': '203.0.113.9',
          'x-forwarded-proto': 'http',
          'x-forwarded-host': 'evil.example',
        },
      },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, body }));
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });

test.each(Object.entries(PROXIES))(
  '%s sends the board what it needs, and nothing forged',
  async (_, start) => {
    const { url } = await listenForTest(
      createServer({ maxHeaderSize: 65_536 }, (incoming, response) =>
        response.end(JSON.stringify({ path: incoming.url, headers: incoming.headers })),
      ),
    );
    const proxy = await start(new URL(url).host);
    const path = `/a%2Fb/%C3%A9?q=${'x'.repeat(30_000)}`;
    const { status, body } = await ask(proxy, path);
    expect([status, body.slice(0, 100)]).toEqual([
      200,
      expect.stringContaining('{"path":"/a%2Fb/%C3%A9?q=x'),
    ]);
    const got = JSON.parse(body) as { path: string; headers: IncomingHttpHeaders };
    expect(got.path).toBe(path);
    expect(got.headers).toMatchObject({
      host: HOST,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': HOST,
    });
    const plain = await fetch(`http://127.0.0.1:${proxy.http}/monitors?q=1`, {
      redirect: 'manual',
      headers: { host: HOST },
    });
    expect(plain.status).toBe(308);
    expect(plain.headers.get('location')).toMatch(/^https:\/\/[^/]+\/monitors\?q=1$/);
  },
);

test('Caddy and Traefik pass every path to the port of the board and check its health', () => {
  const caddy = readFileSync('deploy/proxies/Caddyfile', 'utf8');
  expect(caddy).toMatch(/^\treverse_proxy 127\.0\.0\.1:3000 \{$/m);
  expect(caddy).toMatch(/^\t\thealth_uri \/api\/health\/ready$/m);
  const { http } = parse(readFileSync('deploy/proxies/traefik.yaml', 'utf8')) as {
    http: {
      routers: { board: { rule: string; service: string } };
      services: Record<string, { loadBalancer: { healthCheck: { path: string }; servers: unknown } }>;
    };
  };
  expect(http.routers.board.rule).toBe(`Host(\`${HOST}\`)`);
  const { loadBalancer } = http.services[http.routers.board.service] ?? {};
  expect(loadBalancer?.servers).toEqual([{ url: 'http://127.0.0.1:3000' }]);
  expect(loadBalancer?.healthCheck.path).toBe('/api/health/ready');
});

const caddyPath = findExecutable('CADDY_PATH', ['caddy']);
test.skipIf(!caddyPath)('Caddy accepts its file', () => {
  const args = ['adapt', '--validate', '--adapter', 'caddyfile', '--config', 'deploy/proxies/Caddyfile'];
  expect(() => execFileSync(caddyPath ?? '', args, { stdio: 'pipe' })).not.toThrow();
});
