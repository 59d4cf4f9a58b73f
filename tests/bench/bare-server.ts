import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// node:http that sends the bytes it was given, and does nothing else: what the front is measured against.

/** What it sends, over the parent's channel. */
export interface BareAnswer {
  readonly status: number;
  readonly headers: readonly string[];
  readonly bodyBase64: string;
}

/** What it says once it listens, and whenever it is asked for its CPU time. */
export type BareMessage = { readonly port: number } | { readonly cpuSeconds: number };

let status = 200;
let headers: string[] = [];
let body = Buffer.alloc(0);

const server = createServer((_request, response) => {
  response.writeHead(status, headers);
  response.end(body);
});

process.on('message', (message: BareAnswer | 'cpu') => {
  if (message === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuSeconds: (user + system) / 1e6 } satisfies BareMessage);
    return;
  }
  status = message.status;
  headers = [...message.headers];
  body = Buffer.from(message.bodyBase64, 'base64');
  process.send?.({ port: (server.address() as AddressInfo).port } satisfies BareMessage);
});
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port } satisfies BareMessage),
);
// Whoever measures may break off.
process.on('disconnect', () => process.exit());
