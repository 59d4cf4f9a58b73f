import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// A node:http server that only sends given bytes: the baseline for the edge.

/** The response to send, from the parent process. */
export interface BareResponse {
  readonly status: number;
  readonly headers: readonly string[];
  readonly bodyBase64: string;
}

/** Sent to the parent: the port, and the CPU time on request. */
export type BareMessage = { readonly port: number } | { readonly cpuSeconds: number };

let status = 200;
let headers: string[] = [];
let body = Buffer.alloc(0);

const server = createServer((_request, response) => {
  response.writeHead(status, headers);
  response.end(body);
});

process.on('message', (message: BareResponse | 'cpu') => {
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
// Exit with the parent.
process.on('disconnect', () => process.exit());
