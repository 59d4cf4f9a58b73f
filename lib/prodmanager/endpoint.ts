import type { z } from 'zod';

import type { ApiResponse } from './api-response.ts';
import type { Connection } from './connection.ts';
import type { RequestContext } from './errors.ts';
import type { Parameters } from './parameters.ts';
import { parseValue } from './parse.ts';
import { type CallOptions, sendRequest, toPathPart } from './request.ts';
import type { AnyRow } from './wire-types.ts';

/** A parsed row, the raw row, and its path below `/api`; null for a row without an id. */
export interface Loaded<Row> {
  readonly row: Row;
  readonly raw: AnyRow;
  readonly path: string | null;
}

/** The id of an untrusted row; null where it has no usable one. */
export function readId(value: unknown): number | string | null {
  const { id } = Object(value) as { id?: unknown };
  if (typeof id === 'number') return Number.isSafeInteger(id) && id > 0 ? id : null;
  return typeof id === 'string' && !/^\.{0,2}$/.test(id) ? id : null;
}

/** Reads and writes the rows of one resource at a path below `/api`. Paths are encoded. */
export class Endpoint<Row extends object> {
  readonly #connection: Connection;
  readonly #schema: z.ZodType<Row>;
  readonly path: string;

  constructor(connection: Connection, path: string, schema: z.ZodType<Row>) {
    this.#connection = connection;
    this.#schema = schema;
    this.path = path;
  }

  /** Sends a GET below `/api`. */
  async fetch(path: string, query: Parameters, options: CallOptions): Promise<ApiResponse> {
    return sendRequest(this.#connection, 'GET', path, { query, signal: options.signal });
  }

  /** Reads one resource. */
  async read(path: string, options: CallOptions): Promise<Loaded<Row>> {
    return this.#load(await this.fetch(path, {}, options), path);
  }

  /** Posts a form and reads the resource that the response redirects to. */
  async write(path: string, form: Parameters, options: CallOptions): Promise<Loaded<Row>> {
    return this.#load(
      await sendRequest(this.#connection, 'POST', path, { form, signal: options.signal }),
      null,
    );
  }

  /** Deletes a resource; the redirect to the list is not followed. */
  async remove(path: string, options: CallOptions): Promise<void> {
    await sendRequest(this.#connection, 'POST', `${path}/delete`, {
      form: {},
      followRedirect: false,
      signal: options.signal,
    });
  }

  /**
   * Validates one row.
   *
   * @param at - its place in the body, for the error.
   * @throws ParseError
   */
  parse(value: unknown, context: RequestContext, at: readonly PropertyKey[] = []): Loaded<Row> {
    const row = parseValue(this.#schema, value, context, at);
    const id = readId(value);
    const path = id === null ? null : `${this.path}/${toPathPart(id)}`;
    return { row, raw: value as AnyRow, path };
  }

  #load(response: ApiResponse, path: string | null): Loaded<Row> {
    const loaded = this.parse(response.json(), response);
    return { ...loaded, path: loaded.path ?? path };
  }
}
