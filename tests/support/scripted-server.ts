import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import { listenForTest } from './http-server';

/** One received request. */
export interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A response; a function writes it to the socket itself. */
export type ScriptedResponse =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly json?: unknown;
      readonly text?: string;
    }
  | ((response: ServerResponse) => void);

/** An HTTP server with responses that a test chooses. */
export interface ScriptedServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
}

/** Starts a server until the test has finished. `script` gets each request and the number of earlier ones. */
export async function startScriptedServer(
  script: (request: SeenRequest, index: number) => ScriptedResponse,
): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body };
      const scripted = script(request, seen.push(request) - 1);
      if (typeof scripted === 'function') {
        scripted(response);
        return;
      }
      response.writeHead(scripted.status ?? 200, scripted.headers);
      response.end(scripted.text ?? JSON.stringify(scripted.json ?? null));
    });
  });
  return { url: (await listenForTest(server)).url, seen };
}

/** A page of a list with paging headers. */
export function pageResponse(items: readonly unknown[], total: number, totalPages = 1): ScriptedResponse {
  return { headers: { 'x-total': String(total), 'x-total-pages': String(totalPages) }, json: { items } };
}
