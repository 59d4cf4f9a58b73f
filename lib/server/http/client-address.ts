import type { IncomingMessage } from 'node:http';

import ipaddr from 'ipaddr.js';

const HEADER = 'x-forwarded-for';
/** Shared by all clients whose address is missing or invalid. */
const UNKNOWN = 'unknown';

type PrefixBits = Readonly<Record<'ipv4' | 'ipv6', number>>;

/** One client: a household or server usually owns a whole IPv6 /64. */
const CLIENT_BITS: PrefixBits = { ipv4: 32, ipv6: 64 };
/** Addresses that are usually assigned together. */
const NETWORK_BITS: PrefixBits = { ipv4: 24, ipv6: 48 };

/** Removes what proxies add to an address: quotes, brackets, a port, a zone. */
function stripDecoration(entry: string): string {
  const text = entry.trim().replaceAll('"', '').trim();
  const address = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');
  return address.replace(/%.*$/, '');
}

function toPrefix(entry: string, bits: PrefixBits): string {
  const text = stripDecoration(entry);
  // The library also accepts spellings such as 1.2 or 0x7f.1, which no proxy sends.
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return UNKNOWN;
  const address = ipaddr.process(text);
  const length = bits[address.kind()];
  const family = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  const network = family.networkAddressFromCIDR(`${address.toString()}/${length}`).toString();
  return length === 32 ? network : `${network}/${length}`;
}

/**
 * The client of a request, as a key for rate limits: an IPv4 address, an IPv6 /64 network, or `unknown`.
 *
 * Reads the last entry of `X-Forwarded-For`, which a trusted proxy or the edge has set: see {@link removeForwardedFor}.
 */
export function clientOf({ headers }: { readonly headers: Pick<Headers, 'get'> }): string {
  return toPrefix(headers.get(HEADER)?.split(',').at(-1) ?? '', CLIENT_BITS);
}

/** The network of a client from {@link clientOf}: an IPv4 /24 or an IPv6 /48. */
export const networkOf = (client: string): string => toPrefix(client.replace(/\/.*$/, ''), NETWORK_BITS);

/** {@link clientOf} for a request that reached the edge. */
export const clientOfRequest = ({ headers, socket }: IncomingMessage): string =>
  clientOf({
    headers: { get: () => headers[HEADER]?.toString() ?? socket.remoteAddress ?? null },
  });

/** Removes `X-Forwarded-For` from a request. Without a trusted proxy, clients can forge it. */
export function removeForwardedFor(request: IncomingMessage): void {
  const { rawHeaders } = request;
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2)
    if (rawHeaders[at]?.toLowerCase() === HEADER) rawHeaders.splice(at, 2);
  delete request.headers[HEADER];
}
