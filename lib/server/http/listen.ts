import type { Server } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';

import { ConfigurationError } from '../util/configuration-error';
import { LISTEN_BACKLOG } from './configure-server';

/** Error codes that concern the address rather than the port. */
const HOST_CODES: ReadonlySet<string> = new Set([
  'EADDRNOTAVAIL',
  'EAFNOSUPPORT',
  'EINVAL',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_ADDRFAMILY',
  'EAI_NODATA',
]);

const HOST_NAMES = { PORT: 'HOST', METRICS: 'METRICS_HOST' } as const;

/** An error message for the operator that names the variable to change. @param portName - the variable that sets the port. */
export function toListenProblem({ code, name }: NodeJS.ErrnoException, portName: 'PORT' | 'METRICS'): string {
  const reason = code ?? name;
  if (HOST_CODES.has(reason))
    return `${HOST_NAMES[portName]} is not an address of this machine (${reason}): change or unset it.`;
  const port = portName === 'PORT' ? 'PORT' : 'The port in METRICS';
  if (reason === 'EADDRINUSE') return `${port} is in use: set another.`;
  if (reason === 'EACCES') return `${port} is not permitted (EACCES): set one above 1023.`;
  return `${port} cannot be opened (${reason}): set another.`;
}

const ALL_ADDRESSES: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** An address as written in a URL. */
const toUrlHost = (host: string): string => (isIPv6(host) ? `[${host}]` : host);

/** A URL that opens the board on this machine; if it listens on all addresses, with the bound address added. */
export function describeAddress({ address, port }: AddressInfo, basePath: string): string {
  const bound = `${toUrlHost(address)}:${port}`;
  return ALL_ADDRESSES.has(address)
    ? `http://localhost:${port}${basePath} (listening on ${bound})`
    : `http://${bound}${basePath}`;
}

/** Listens on `HOST` and `PORT`; resolves with the bound address. @throws ConfigurationError */
export function listen(
  server: Server,
  { HOST: host, PORT: port }: { readonly HOST: string; readonly PORT: number },
): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new ConfigurationError([toListenProblem(error, 'PORT')])));
    server.listen({ port, host, backlog: LISTEN_BACKLOG }, () => resolve(server.address() as AddressInfo));
  });
}
