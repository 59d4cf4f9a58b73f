import { createHash, timingSafeEqual } from 'node:crypto';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether an `Authorization` header is `Bearer` with this token. Takes the same time for every wrong token. */
export function isBearer(authorization: string | null | undefined, token: string): boolean {
  const given = /^bearer +(.*)$/is.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digestOf(given), digestOf(token));
}
