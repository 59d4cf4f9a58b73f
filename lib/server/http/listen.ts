import 'server-only';

import type { Server } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';

import { ConfigurationError } from '../util/configuration-error';
import { LISTEN_BACKLOG } from './configure-server';

/** What is wrong with the address, and not with the port. */
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

/** Why a server cannot listen, in a sentence that names the variable to change. @param portName - the variable that names its port. */
export function toListenProblem({ code, name }: NodeJS.ErrnoException, portName: 'PORT' | 'METRICS'): string {
  const what = code ?? name;
  if (HOST_CODES.has(what))
    return `${HOST_NAMES[portName]} is no address that can be listened on (${what}): set an address of this machine, or unset it.`;
  const port = portName === 'PORT' ? 'PORT' : 'METRICS names a port that';
  if (what === 'EADDRINUSE') return `${port} is in use: set another.`;
  if (what === 'EACCES') return `${port} cannot be listened on (EACCES): set one above 1023.`;
  return `${port} cannot be listened on (${what}): set another.`;
}

const ALL_ADDRESSES: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** An address as it stands in a URL. */
const toUrlHost = (host: string): string => (isIPv6(host) ? `[${host}]` : host);

/** Where a server can be opened on this machine, and what it is bound to where that is all addresses. */
export function describeAddress({ address, port }: AddressInfo, basePath: string): string {
  const bound = `${toUrlHost(address)}:${port}`;
  return ALL_ADDRESSES.has(address)
    ? `http://localhost:${port}${basePath} (listening on ${bound})`
    : `http://${bound}${basePath}`;
}

/** Listens on `HOST` and `PORT`, and returns what that became. @throws ConfigurationError */
export function listen(
  server: Server,
  { HOST: host, PORT: port }: { readonly HOST: string; readonly PORT: number },
): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new ConfigurationError([toListenProblem(error, 'PORT')])));
    server.listen({ port, host, backlog: LISTEN_BACKLOG }, () => resolve(server.address() as AddressInfo));
  });
}
