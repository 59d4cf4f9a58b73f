import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { onTestFinished } from 'vitest';

/** One request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer in short; a function writes it by hand. */
export type ScriptedResponse =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly json?: unknown;
      readonly text?: string;
    }
  | ((response: ServerResponse) => void);

/** A real HTTP server that says what a test wants, for as long as the test runs. */
export interface ScriptedServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
}

/** Starts a server on a free port; `script` is asked for each answer, with how many requests came before. */
export async function startScriptedServer(
  script: (request: SeenRequest, before: number) => ScriptedResponse,
): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body };
      const answer = script(request, seen.push(request) - 1);
      if (typeof answer === 'function') {
        answer(response);
        return;
      }
      response.writeHead(answer.status ?? 200, answer.headers);
      response.end(answer.text ?? JSON.stringify(answer.json ?? null));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, seen };
}

/** A page of a list with its paging headers. */
export function pageResponse(items: readonly unknown[], total: number, totalPages = 1): ScriptedResponse {
  return { headers: { 'x-total': String(total), 'x-total-pages': String(totalPages) }, json: { items } };
}
