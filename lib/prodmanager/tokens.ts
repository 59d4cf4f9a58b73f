import { z } from 'zod';

import type { Connection } from './connection.ts';
import type { TokenFields } from './fields.ts';
import { parseValue } from './parse.ts';
import { type CallOptions, sendRequest } from './request.ts';
import { claimsSchema } from './schemas.ts';
import type { AnyRow, TokenClaims } from './wire-types.ts';

/** Creates tokens and reads the claims of the client's own token. */
export class Tokens {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Creates a token. This client does not use it: create another client with it.
   *
   * @throws HttpError with `reasons` for invalid fields. No error contains the secret.
   * @see POST /token/create
   */
  async create(fields: TokenFields, options: CallOptions = {}): Promise<string> {
    const response = await sendRequest(this.#connection, 'POST', 'token/create', {
      form: fields,
      signal: options.signal,
    });
    return parseValue(z.string().min(1), response.json(), response);
  }

  /**
   * Reads the claims of this client's token; null without one.
   *
   * @see GET /token/whoami
   */
  async whoami(options: CallOptions = {}): Promise<(TokenClaims & AnyRow) | null> {
    const response = await sendRequest(this.#connection, 'GET', 'token/whoami', { signal: options.signal });
    // The misspelling is ProdManager's.
    const schema = z.looseObject({ playload: claimsSchema.nullable() });
    return parseValue(schema, response.json(), response).playload;
  }
}
