import type { ApiResponse } from './api-response.ts';
import type { Connection } from './connection.ts';
import { ProdManagerError } from './errors.ts';
import { type Parameters, toFormText } from './parameters.ts';

/** What every call takes beside what it asks for. */
export interface CallOptions {
  /** Ends the call with the code `aborted` when it fires. */
  readonly signal?: AbortSignal | undefined;
}

/** What a request to any endpoint can carry. */
export interface RequestOptions extends CallOptions {
  readonly query?: Parameters | undefined;
  /** The body, sent as ProdManager's own forms are. */
  readonly form?: Parameters | undefined;
  /** The body as JSON, instead of a form. */
  readonly json?: unknown;
  /** False: where a write redirects to inside the API is not read; the redirect is the answer. */
  readonly followRedirect?: boolean | undefined;
}

/** ProdManager reads with GET and does everything else with POST. */
export type Method = 'GET' | 'POST';

const toBody = ({ form, json }: RequestOptions) => {
  if (json !== undefined) return { type: 'application/json', text: JSON.stringify(json) };
  return form && { type: 'application/x-www-form-urlencoded;charset=UTF-8', text: toFormText(form) };
};

/**
 * The successful answer of one endpoint.
 *
 * @param path - encoded, below `/api`.
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
    throw new ProdManagerError('config', 'a GET cannot carry a form or json');
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
 * One part of a path, encoded so that it cannot lead anywhere else.
 *
 * @throws ProdManagerError `config` where it is empty, `.` or `..`.
 */
export function toPathPart(part: string | number): string {
  const text = String(part);
  if (text === '' || text === '.' || text === '..') {
    throw new ProdManagerError('config', 'a path or an identifier must not be empty, "." or ".."');
  }
  return encodeURIComponent(text);
}

/**
 * The path of an endpoint below `/api`, each part encoded.
 *
 * @throws ProdManagerError `config` for a part that is empty, `.` or `..`.
 */
export function toApiPath(path: string): string {
  return path
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .map(toPathPart)
    .join('/');
}
