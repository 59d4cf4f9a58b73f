import type { Connection } from './connection.ts';
import { isProdManagerError, ParseError } from './errors.ts';
import type { CallOptions } from './request.ts';

/** The health of a server. */
export interface Health {
  readonly ok: true;
  /** The server's version; null where it does not report one. */
  readonly version: string | null;
}

const toVersion = (body: unknown): string | null => {
  const { current, version } = Object(body) as { current?: unknown; version?: unknown };
  const text = typeof body === 'string' ? body : (current ?? version);
  return typeof text === 'string' && /^[\w.+-]{1,40}$/.test(text) ? text : null;
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
 * Checks the health of the server and reads its version.
 *
 * @throws HttpError, ParseError or ProdManagerError where the server is unhealthy, unreachable or not ProdManager.
 * @see GET BASE/health, GET BASE/health/version
 */
export async function readHealth(connection: Connection, options: CallOptions): Promise<Health> {
  const response = await connection.send({ method: 'GET', path: '/health', signal: options.signal });
  if (response.text.trim() !== 'OK') throw new ParseError('body', 'expected the word OK', response);
  return { ok: true, version: await readVersion(connection, options) };
}
