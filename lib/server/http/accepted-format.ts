import Negotiator from 'negotiator';

/** Whether a client prefers JSON to HTML: a program, and not the form of a page. */
export const prefersJson = (accept: string | null): boolean =>
  accept !== null &&
  new Negotiator({ headers: { accept } }).mediaType(['text/html', 'application/json']) === 'application/json';

const TYPES = ['application/json', 'text/csv'] as const;

/** An address with `format=csv`, if its query names no format and the client prefers CSV to JSON. */
export function withAcceptedFormat(address: string, accept: string | null | undefined): string {
  if (!accept?.includes('text/csv') || /[?&]format=/.test(address)) return address;
  const type = new Negotiator({ headers: { accept } }).mediaType(TYPES);
  return type === 'text/csv' ? `${address}${address.includes('?') ? '&' : '?'}format=csv` : address;
}
