import { ApiResponse } from './api-response.ts';
import { isProdManagerError, ProdManagerError, type RequestContext } from './errors.ts';
import type { FetchInit, FetchLike, FetchResponse } from './options.ts';

const MAX_BODY_BYTES = 10 * 1024 * 1024;
/** The limit for error bodies, which only explain the status. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** Error codes of a connection that the server closed: Node, undici, and writes. */
const RESET_CODES: readonly string[] = ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'];

/** One request ready to send. */
interface Exchange {
  readonly context: RequestContext;
  readonly fetch: FetchLike;
  readonly url: string;
  readonly init: Omit<FetchInit, 'redirect' | 'signal'>;
  readonly timeoutMs: number;
  /** The first one to fire aborts the request. */
  readonly signals: readonly AbortSignal[];
  /** Whether the request is sent again after a connection reset without a response. */
  readonly isResent: boolean;
  readonly onHeaders: (headers: FetchResponse['headers']) => void;
}

/** The runtime's code for a failed connection, such as ECONNREFUSED. The rest of its error may contain the request. */
const systemCode = (error: unknown): string | null => {
  const { cause } = Object(error) as { cause?: unknown };
  const { code } = Object(cause) as { code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,40}$/.test(code) ? code : null;
};

async function readResponse(
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
    // The status is enough; the body only explains it.
    if (isAborted()) throw error;
    return new ApiResponse(context, headers, '');
  }
}

/** Sends the request, and once more after a connection reset if `isResent`. */
async function fetchResponse(
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

/** Calls the observer of headers. */
function observe({ onHeaders }: Exchange, { headers }: FetchResponse): void {
  try {
    onHeaders(headers);
  } catch {
    // Errors of an observer are dropped.
  }
}

/**
 * Sends one request and reads the whole response. Resolves for every status.
 *
 * @throws ProdManagerError `aborted`, `timeout`, `network` or `too-large`.
 */
export async function exchange(given: Exchange): Promise<ApiResponse> {
  const { context, timeoutMs, signals } = given;
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
  };
  const isAborted = () => signals.some(({ aborted }) => aborted);
  const timer = setTimeout(stop, timeoutMs);
  for (const signal of signals) signal.addEventListener('abort', stop);
  if (isAborted()) stop();
  let status: number | undefined;
  try {
    const response = await fetchResponse(given, controller.signal);
    status = response.status;
    observe(given, response);
    const result = await readResponse(response, { ...context, status }, isAborted);
    // Without a body, as with a 204, nothing was read and the connection would stay open.
    if (response.body === null) stop();
    return result;
  } catch (error) {
    if (isProdManagerError(error)) throw error;
    const what = `${context.method} ${context.path}`;
    const failed = status === undefined ? context : { ...context, status };
    if (isAborted()) throw new ProdManagerError('aborted', `${what} was aborted`, failed);
    if (controller.signal.aborted) {
      throw new ProdManagerError('timeout', `${what} took longer than ${timeoutMs} ms`, failed);
    }
    const problem = status === undefined ? 'got no response' : 'got an incomplete response';
    const code = systemCode(error);
    throw new ProdManagerError('network', `${what} ${problem}${code === null ? '' : ` (${code})`}`, failed);
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener('abort', stop);
  }
}

/**
 * Reads a body as text, up to `maxBytes`.
 *
 * @throws ProdManagerError `too-large`; the rest of the body is cancelled.
 */
async function readText(response: FetchResponse, maxBytes: number, context: RequestContext): Promise<string> {
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
      // Not awaited: cancelling may wait for a peer that never responds.
      reader.cancel().catch(() => undefined);
      const { method, path } = context;
      throw new ProdManagerError(
        'too-large',
        `${method} ${path} returned more than ${maxBytes} bytes`,
        context,
      );
    }
    text += decoder.decode(value, { stream: true });
  }
}
