import type { ApiResponse } from './api-response.ts';
import type { Connection } from './connection.ts';
import { ProdManagerError } from './errors.ts';
import { type Parameters, toFormText } from './parameters.ts';

/** The options of every call. */
export interface CallOptions {
  /** Aborts the call with the code `aborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** The options of a request to any endpoint. */
export interface RequestOptions extends CallOptions {
  readonly query?: Parameters | undefined;
  /** The body, sent as a form. */
  readonly form?: Parameters | undefined;
  /** The body as JSON, instead of a form. */
  readonly json?: unknown;
  /** False: the redirect after a write is returned instead of followed. */
  readonly followRedirect?: boolean | undefined;
}

/** ProdManager uses GET to read and POST for everything else. */
export type Method = 'GET' | 'POST';

const toBody = ({ form, json }: RequestOptions) => {
  if (json !== undefined) return { type: 'application/json', text: JSON.stringify(json) };
  return form && { type: 'application/x-www-form-urlencoded;charset=UTF-8', text: toFormText(form) };
};

/**
 * Sends a request and returns its successful response.
 *
 * @param path - below `/api`, encoded.
 * @throws ProdManagerError with any code but `parse` and `incomplete`.
 */
export async function sendRequest(
  connection: Connection,
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<ApiResponse> {
  const body = toBody(options);
  if (method === 'GET' && body !== undefined)
    throw new ProdManagerError('config', 'a GET request cannot have a form or json body');
  const { secret } = Object(options.json ?? options.form) as { secret?: unknown };
  return connection.send({
    method,
    path: `/api/${path}`,
    query: toFormText(options.query ?? {}),
    body,
    signal: options.signal,
    followRedirect: options.followRedirect,
    secrets: typeof secret === 'string' && secret !== '' ? [secret] : [],
  });
}

/**
 * Encodes one path segment, so that it cannot change the path.
 *
 * @throws ProdManagerError `config` where it is empty, `.` or `..`.
 */
export function toPathPart(segment: string | number): string {
  const text = String(segment);
  if (text === '' || text === '.' || text === '..') {
    throw new ProdManagerError('config', 'a path segment or an id must not be empty, "." or ".."');
  }
  return encodeURIComponent(text);
}

/**
 * Encodes each segment of a path below `/api`.
 *
 * @throws ProdManagerError `config` for a segment that is empty, `.` or `..`.
 */
export function toApiPath(path: string): string {
  return path
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .map(toPathPart)
    .join('/');
}
