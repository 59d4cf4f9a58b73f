import { Answer } from './answer.ts';
import { readText } from './body.ts';
import { isProdManagerError, ProdManagerError, type RequestContext } from './errors.ts';
import type { FetchInit, FetchLike, FetchResponse } from './fetch-like.ts';

const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** What is read of a body whose status already says that it holds no resource. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** One request, ready to be sent. */
interface Exchange {
  readonly context: RequestContext;
  readonly fetch: FetchLike;
  readonly url: string;
  readonly init: Omit<FetchInit, 'redirect' | 'signal'>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** The name that a runtime gives to a failed connection, like ECONNREFUSED; the rest of its error may hold the request. */
const systemCode = (error: unknown): string => {
  const { cause } = Object(error) as { cause?: unknown };
  const { code } = Object(cause) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,40}$/.test(code) ? ` (${code})` : '';
};

async function readAnswer(
  response: FetchResponse,
  context: Required<RequestContext>,
  signal?: AbortSignal,
): Promise<Answer> {
  const { status, headers } = response;
  if (status >= 200 && status < 300) {
    return new Answer(context, headers, await readText(response, MAX_BODY_BYTES, context));
  }
  try {
    return new Answer(context, headers, await readText(response, MAX_ERROR_BODY_BYTES, context));
  } catch (error) {
    // The status is the answer; what was to be read beside it only explains.
    if (signal?.aborted === true) throw error;
    return new Answer(context, headers, '');
  }
}

/**
 * The whole answer to one request sent once, whatever its status.
 *
 * @throws ProdManagerError `aborted`, `timeout`, `network` or `too-large`.
 */
export async function exchange({ context, fetch, url, init, timeoutMs, signal }: Exchange): Promise<Answer> {
  const limit = new AbortController();
  const stop = () => {
    limit.abort();
  };
  const timer = setTimeout(stop, timeoutMs);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted === true) stop();
  let status: number | undefined;
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: limit.signal });
    status = response.status;
    return await readAnswer(response, { ...context, status }, signal);
  } catch (error) {
    if (isProdManagerError(error)) throw error;
    const what = `${context.method} ${context.path}`;
    const failed = status === undefined ? context : { ...context, status };
    if (signal?.aborted === true) throw new ProdManagerError('aborted', `${what} was aborted`, failed);
    if (limit.signal.aborted) {
      throw new ProdManagerError('timeout', `${what} took longer than ${timeoutMs} ms`, failed);
    }
    const problem = status === undefined ? 'got no answer' : 'got an answer that broke off';
    throw new ProdManagerError('network', `${what} ${problem}${systemCode(error)}`, failed);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
