import { createServer, request as ask } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

import { onTestFinished } from 'vitest';

/** A proxy that a client sends its requests to. */
export interface ForwardProxy {
  readonly url: string;
  /** What it was asked for: an address in plain, or `CONNECT host:port`. */
  readonly asked: readonly string[];
}

/** Starts one, gone when the test is over. @param hosts - where the hosts are that only it knows, as `host:port`. */
export async function startForwardProxy(hosts: Readonly<Record<string, string>>): Promise<ForwardProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const placeOf = (host: string): string => hosts[host.split(':', 1)[0] ?? ''] ?? host;
  const server = createServer((incoming, answer) => {
    const { method, url = '', headers } = incoming;
    asked.push(url);
    const { host, pathname, search } = new URL(url);
    const outgoing = ask(`http://${placeOf(host)}${pathname}${search}`, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  server.on('connect', (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url ?? ''}`);
    const [host = '', port] = placeOf(incoming.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    sockets.add(target);
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
