import 'server-only';

import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

const HEADER = 'x-forwarded-for';
const NETWORK_GROUPS = 4;

/** The network that an address of the sixth version belongs to: one household or server has as many addresses as it likes. */
function toNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = [...before, ...(tail === undefined ? [] : missing), ...after];
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/**
 * Who a request comes from, for limits: an address, or of one of the sixth version the network.
 *
 * It is the last that stands in `X-Forwarded-For`: the word of a trusted proxy, or where none is trusted what the board itself wrote
 * there, see {@link forgetForwardedFor}.
 */
export function clientOf({ headers }: { readonly headers: Pick<Headers, 'get'> }): string {
  const last = headers.get(HEADER)?.split(',').at(-1)?.trim() ?? '';
  const address = last.replace(/%.*$/, '');
  return isIPv6(address) ? toNetwork(address) : address || 'unknown';
}

/** The same of a request as it arrived. */
export const clientOfRequest = ({ headers, socket }: IncomingMessage): string =>
  clientOf({
    headers: { get: () => headers[HEADER]?.toString() ?? socket.remoteAddress ?? null },
  });

/** Drops what a request says of where it was forwarded from: where no proxy is trusted it is anybody's to write, and the connection tells. */
export function forgetForwardedFor(request: IncomingMessage): void {
  const { rawHeaders } = request;
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2)
    if (rawHeaders[at]?.toLowerCase() === HEADER) rawHeaders.splice(at, 2);
  delete request.headers[HEADER];
}
