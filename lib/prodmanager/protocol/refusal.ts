/** What ProdManager says in JSON when it refuses: a message with its reasons by field, or a bare sentence. */
export type RefusalBody = string | { message: string; reasons?: Record<string, string | readonly string[]> };

/** A request that is answered with an error, thrown from where the error is found. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly body: RefusalBody;

  constructor(status: number, body: RefusalBody) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** The sentences of the errors that come without a cause of ours. */
export const SENTENCES = {
  badRequest: 'The browser (or proxy) sent a request that this server could not understand.',
  forbidden:
    "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.",
  notFound:
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  internal:
    'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.',
} as const;
