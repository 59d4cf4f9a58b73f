import { ParseError, type RequestContext } from './errors.ts';
import type { FetchResponse } from './options.ts';

/** A response with its whole body as text. */
export class ApiResponse implements RequestContext {
  readonly method: string;
  /** Relative to the configured address; after a redirect, the path of its target. */
  readonly path: string;
  readonly status: number;
  readonly headers: FetchResponse['headers'];
  readonly text: string;

  constructor(context: Required<RequestContext>, headers: FetchResponse['headers'], text: string) {
    this.method = context.method;
    this.path = context.path;
    this.status = context.status;
    this.headers = headers;
    this.text = text;
  }

  /**
   * The body as JSON.
   *
   * @throws ParseError for `body` where it is not JSON, such as a login page.
   */
  json(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      throw new ParseError('body', 'expected JSON', this);
    }
  }

  /**
   * The number in a header.
   *
   * @throws ParseError for the header where it is missing or not a whole number.
   */
  count(header: string): number {
    const text = this.headers.get(header);
    if (text === null || !/^\d{1,15}$/.test(text))
      throw new ParseError(header, 'expected a header with a whole number', this);
    return Number(text);
  }
}
