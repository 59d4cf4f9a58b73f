import { nginxPath, startProxy, writeNginxConfig } from './nginx';
import { findFreePort } from './own-board';
import { shippedFile } from './shipped-file';

/**
 * Starts nginx with the shipped configuration, over http and with a cache, until the test has finished.
 *
 * @param directives - nginx directives of the cache. @returns its address.
 */
export async function startNginxCache(target: string, directives: string): Promise<string> {
  const [port, unused] = await Promise.all([findFreePort(), findFreePort()]);
  const args = writeNginxConfig(
    (folder) =>
      `proxy_cache_path ${folder}/cache keys_zone=board:10m inactive=60m use_temp_path=off;\n` +
      shippedFile('deploy/proxies/nginx.conf', {
        'server 127.0.0.1:3000;': `server ${new URL(target).host};`,
        'listen 80;': `listen 127.0.0.1:${unused};`,
        'listen 443 ssl http2;': `listen 127.0.0.1:${port};`,
        'ssl_certificate /etc/ssl/board/fullchain.pem;': '',
        'ssl_certificate_key /etc/ssl/board/privkey.pem;': '',
        'proxy_pass http://board;': `proxy_pass http://board; proxy_cache board; ${directives}`,
      }),
  );
  const url = `http://127.0.0.1:${port}`;
  await startProxy(nginxPath(), args, url);
  return url;
}
