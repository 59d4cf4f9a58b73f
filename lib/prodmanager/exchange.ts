import { ApiResponse } from './api-response.ts';
import { isProdManagerError, ProdManagerError, type RequestContext } from './errors.ts';
import type { FetchInit, FetchLike, FetchResponse } from './options.ts';

const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** What is read of a body whose status already says that it holds no resource. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** Codes of a connection that the other end had closed: of Node, of undici, and of a write to it. */
const RESET_CODES: readonly string[] = ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'];

/** One request, ready to be sent. */
interface Exchange {
  readonly context: RequestContext;
  readonly fetch: FetchLike;
  readonly url: string;
  readonly init: Omit<FetchInit, 'redirect' | 'signal'>;
  readonly timeoutMs: number;
  /** The first that fires ends it. */
  readonly signals: readonly AbortSignal[];
  /** Whether it is sent once more where the connection was closed before any answer. */
  readonly isResent: boolean;
  readonly onHeaders: (headers: FetchResponse['headers']) => void;
}

/** The name that a runtime gives to a failed connection, like ECONNREFUSED; the rest of its error may hold the request. */
const systemCode = (error: unknown): string | null => {
  const { cause } = Object(error) as { cause?: unknown };
  const { code } = Object(cause) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,40}$/.test(code) ? code : null;
};

async function readAnswer(
  response: FetchResponse,
  context: Required<RequestContext>,
  isAborted: () => boolean,
): Promise<ApiResponse> {
  const { status, headers } = response;
  if (status >= 200 && status < 300) {
    return new ApiResponse(context, headers, await readText(response, MAX_BODY_BYTES, context));
  }
  try {
    return new ApiResponse(context, headers, await readText(response, MAX_ERROR_BODY_BYTES, context));
  } catch (error) {
    // The status is the answer; what was to be read beside it only explains.
    if (isAborted()) throw error;
    return new ApiResponse(context, headers, '');
  }
}

/** The answer to a request, which is sent again, once, where `isResent` and the connection was closed meanwhile. */
async function fetchAnswer(
  { fetch, url, init, isResent }: Exchange,
  signal: AbortSignal,
): Promise<FetchResponse> {
  const send = () => fetch(url, { ...init, redirect: 'manual', signal });
  try {
    return await send();
  } catch (error) {
    if (!isResent || signal.aborted || !RESET_CODES.includes(systemCode(error) ?? '')) throw error;
    return send();
  }
}

/** Hands over the headers; an observer must not change what it observes. */
function observe({ onHeaders }: Exchange, { headers }: FetchResponse): void {
  try {
    onHeaders(headers);
  } catch {
    // What it throws is dropped, as for every observer.
  }
}

/**
 * The whole answer to one request, whatever its status.
 *
 * @throws ProdManagerError `aborted`, `timeout`, `network` or `too-large`.
 */
export async function exchange(given: Exchange): Promise<ApiResponse> {
  const { context, timeoutMs, signals } = given;
  const limit = new AbortController();
  const stop = () => {
    limit.abort();
  };
  const isAborted = () => signals.some(({ aborted }) => aborted);
  const timer = setTimeout(stop, timeoutMs);
  for (const signal of signals) signal.addEventListener('abort', stop);
  if (isAborted()) stop();
  let status: number | undefined;
  try {
    const response = await fetchAnswer(given, limit.signal);
    status = response.status;
    observe(given, response);
    const answer = await readAnswer(response, { ...context, status }, isAborted);
    // A body that may not be there, as with a 204, was not read from the connection, which would stay open.
    if (response.body === null) stop();
    return answer;
  } catch (error) {
    if (isProdManagerError(error)) throw error;
    const what = `${context.method} ${context.path}`;
    const failed = status === undefined ? context : { ...context, status };
    if (isAborted()) throw new ProdManagerError('aborted', `${what} was aborted`, failed);
    if (limit.signal.aborted) {
      throw new ProdManagerError('timeout', `${what} took longer than ${timeoutMs} ms`, failed);
    }
    const problem = status === undefined ? 'got no answer' : 'got an answer that broke off';
    const code = systemCode(error);
    throw new ProdManagerError('network', `${what} ${problem}${code === null ? '' : ` (${code})`}`, failed);
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener('abort', stop);
  }
}

/**
 * The body of an answer as text, read no further than `maxBytes`.
 *
 * @throws ProdManagerError `too-large`; the rest of the body is then cancelled.
 */
export async function readText(
  response: FetchResponse,
  maxBytes: number,
  context: RequestContext,
): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      // How cancelling ends does not matter any more, and it may wait for a peer that never answers.
      reader.cancel().catch(() => undefined);
      const { method, path } = context;
      throw new ProdManagerError(
        'too-large',
        `${method} ${path} answered more than ${maxBytes} bytes`,
        context,
      );
    }
    text += decoder.decode(value, { stream: true });
  }
}
