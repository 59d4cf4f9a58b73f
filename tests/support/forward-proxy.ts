import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

import { forward, listenForTest } from './http-server';

/** A forward proxy. */
export interface ForwardProxy {
  readonly url: string;
  /** The requested addresses; tunnels as `CONNECT host:port`. */
  readonly requests: readonly string[];
}

/** Starts a forward proxy until the test has finished. @param hosts - host names that only the proxy resolves, with their `host:port`. */
export async function startForwardProxy(hosts: Readonly<Record<string, string>>): Promise<ForwardProxy> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const resolveHost = (host: string): string => hosts[host.split(':', 1)[0] ?? ''] ?? host;
  const server = createServer((incoming, response) => {
    const { url = '' } = incoming;
    requests.push(url);
    const { host, pathname, search } = new URL(url);
    forward(`http://${resolveHost(host)}${pathname}${search}`, incoming, response);
  });
  server.on('connect', (incoming, socket) => {
    requests.push(`CONNECT ${incoming.url ?? ''}`);
    const [host = '', port] = resolveHost(incoming.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    sockets.add(target).add(socket as Socket);
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  const { url } = await listenForTest(server);
  // Runs before the server closes, which waits for its tunnels.
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return { url, requests };
}
