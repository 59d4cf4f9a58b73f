import { z } from 'zod';

import type { Connection } from './connection.ts';
import type { TokenFields } from './fields.ts';
import { parseValue } from './parse.ts';
import { type CallOptions, sendRequest } from './request.ts';
import { claimsSchema } from './schemas.ts';
import type { AnyRow, TokenClaims } from './wire-types.ts';

/** Makes tokens, and tells whose the own one is. */
export class Tokens {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * A new token. It is not used by this client: build another one with it.
   *
   * @throws HttpError with what ProdManager says of the fields; the secret is in no error.
   * @see POST /token/create
   */
  async create(fields: TokenFields, options: CallOptions = {}): Promise<string> {
    const answer = await sendRequest(this.#connection, 'POST', 'token/create', {
      form: fields,
      signal: options.signal,
    });
    return parseValue(z.string().min(1), answer.json(), answer);
  }

  /**
   * The claims of the own token; null without one.
   *
   * @see GET /token/whoami
   */
  async whoami(options: CallOptions = {}): Promise<(TokenClaims & AnyRow) | null> {
    const answer = await sendRequest(this.#connection, 'GET', 'token/whoami', { signal: options.signal });
    // Spelled so on the wire.
    const schema = z.looseObject({ playload: claimsSchema.nullable() });
    return parseValue(schema, answer.json(), answer).playload;
  }
}
