import type { Connection } from './connection.ts';
import { isProdManagerError, ParseError } from './errors.ts';
import type { CallOptions } from './request.ts';

/** A server that says it is well. */
export interface Health {
  readonly ok: true;
  /** What it says its version is; null where it does not say. */
  readonly version: string | null;
}

const toVersion = (body: unknown): string | null => {
  const { current, version } = Object(body) as { current?: unknown; version?: unknown };
  const told = typeof body === 'string' ? body : (current ?? version);
  return typeof told === 'string' && /^[\w.+-]{1,40}$/.test(told) ? told : null;
};

async function readVersion(connection: Connection, options: CallOptions): Promise<string | null> {
  try {
    return toVersion(
      (await connection.send({ method: 'GET', path: '/health/version', signal: options.signal })).json(),
    );
  } catch (error) {
    if (isProdManagerError(error) && error.code !== 'aborted') return null;
    throw error;
  }
}

/**
 * That the server is well, and its version where it tells.
 *
 * @throws HttpError, ParseError or ProdManagerError where it is not well, cannot be reached, or is something else.
 * @see GET BASE/health, GET BASE/health/version
 */
export async function readHealth(connection: Connection, options: CallOptions): Promise<Health> {
  const answer = await connection.send({ method: 'GET', path: '/health', signal: options.signal });
  if (answer.text.trim() !== 'OK') throw new ParseError('body', 'expected the word OK', answer);
  return { ok: true, version: await readVersion(connection, options) };
}
