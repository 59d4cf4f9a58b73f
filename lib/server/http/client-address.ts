import 'server-only';

import type { IncomingMessage } from 'node:http';

import ipaddr from 'ipaddr.js';

const HEADER = 'x-forwarded-for';
/** What stands for everyone whose address the proxy does not tell. */
const UNKNOWN = 'unknown';

/** How many leading bits of an address one client holds: a household or server has as many addresses of IPv6 as it likes. */
const CLIENT_BITS = { ipv4: 32, ipv6: 64 } as const;
/** The same for what is usually handed out together. */
const NETWORK_BITS = { ipv4: 24, ipv6: 48 } as const;

/** An address without what proxies write around it: quotes, brackets, a port, a zone. */
function bare(entry: string): string {
  const text = entry.trim().replaceAll('"', '').trim();
  const address = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');
  return address.replace(/%.*$/, '');
}

function toPrefix(entry: string, bits: Readonly<Record<'ipv4' | 'ipv6', number>>): string {
  const address = bare(entry);
  // The library also takes spellings such as 1.2 or 0x7f.1, which no proxy writes.
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  if (!isAddress) return UNKNOWN;
  const parsed = ipaddr.process(address);
  const text = parsed.toString();
  if (parsed instanceof ipaddr.IPv4)
    return bits.ipv4 === 32
      ? text
      : `${ipaddr.IPv4.networkAddressFromCIDR(`${text}/${bits.ipv4}`).toString()}/${bits.ipv4}`;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${text}/${bits.ipv6}`).toString()}/${bits.ipv6}`;
}

/**
 * Who a request comes from, for limits: an address, or of IPv6 the network of 64 bits. `unknown` where the header names no address.
 *
 * It is the last entry of `X-Forwarded-For`: the word of a trusted proxy, or where none is trusted what the board itself wrote
 * there, see {@link forgetForwardedFor}.
 */
export function clientOf({ headers }: { readonly headers: Pick<Headers, 'get'> }): string {
  return toPrefix(headers.get(HEADER)?.split(',').at(-1) ?? '', CLIENT_BITS);
}

/** The wider network that a client is in, see {@link clientOf}. */
export const networkOf = (client: string): string => toPrefix(client.replace(/\/.*$/, ''), NETWORK_BITS);

/** The same as {@link clientOf} for a request as it arrived. */
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
