import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** An answer as it arrived, and its body unpacked. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
  readonly text: string;
}

function unpack(bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0 || encoding === undefined) return bytes;
  return encoding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
}

/** Asks for exactly this target: `fetch` would tidy it up, and unpack in silence. */
export async function get(
  url: string,
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Received> {
  const { hostname, port } = new URL(url);
  const question = ask({ hostname, port, path: target, method, headers, agent: false });
  question.end();
  const [response] = (await once(question, 'response')) as [IncomingMessage];
  const bytes = await buffer(response);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    bytes,
    text: unpack(bytes, response.headers['content-encoding']).toString(),
  };
}
