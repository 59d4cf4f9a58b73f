import { ProdManagerError, type RequestContext } from './errors.ts';
import type { FetchResponse } from './fetch-like.ts';

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
