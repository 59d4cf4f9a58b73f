import { once } from 'node:events';
import { request as sendRequest, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** A response as sent, and its decompressed body. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
  readonly text: string;
}

function decompress(bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0 || encoding === undefined) return bytes;
  return encoding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
}

/** Requests exactly this target: `fetch` would normalise it, and hide the encoding. */
export async function get(
  url: string,
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Received> {
  const { hostname, port } = new URL(url);
  const request = sendRequest({ hostname, port, path: target, method, headers, agent: false });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const bytes = await buffer(response);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    bytes,
    text: decompress(bytes, response.headers['content-encoding']).toString(),
  };
}
