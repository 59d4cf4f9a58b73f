import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

import { z } from 'zod';
import { accessShape } from '@/lib/server/config/access-config';
import { ViewerReader } from '@/lib/server/auth/viewer-reader';
import { createBoardServer, LISTEN_BACKLOG, type ConnectionLimits } from '@/lib/server/http/configure-server';
import type { EdgeBoard } from '@/lib/server/edge/edge-board';
import { createEdge } from '@/lib/server/edge/edge';
import type { EdgeOptions } from '@/lib/server/edge/edge-options';
import { connectWorker } from '@/lib/server/edge/worker-client';
import { serveWorker } from '@/lib/server/worker/worker-server';
import type { ServedRequest } from '@/lib/server/metrics/edge-metrics';

/** A board whose state a test sets. */
class TestBoard implements EdgeBoard {
  current = { version: 'v1', freshness: 'live', ages: 'monitors=0.4' };
  lifetimeMs = 5_000;
  build = ['board-build', 'b1'];
  version = () => this.current.version;
  freshness = () => this.current.freshness;
  headers = () => ['snapshot-ages', this.current.ages];
  pageLifetimeMs = () => this.lifetimeMs;
}

/** Handles a request to the worker. @param before - the number of requests before it. */
export type Script = (request: IncomingMessage, response: ServerResponse, before: number) => unknown;

/** Starts an edge on a free port, with a scripted worker. */
export async function startEdge(
  script: Script,
  options: Partial<EdgeOptions> = {},
  limits?: ConnectionLimits,
) {
  const board = new TestBoard();
  const time = { elapsedMs: 1_000 };
  /** The targets that reached the worker. */
  const rendered: string[] = [];
  const errors: string[] = [];
  const served: ServedRequest[] = [];
  const workerServer = await serveWorker(async (request, response) => {
    await script(request, response, rendered.push(request.url ?? '') - 1);
  });
  const worker = connectWorker(workerServer.address);
  const edge = await createEdge({
    worker,
    board,
    clock: { elapsed: () => time.elapsedMs },
    log: { error: (_details, message) => errors.push(message) },
    observe: (request) => served.push(request),
    staticDirs: [],
    viewers: new ViewerReader({
      config: z.object(accessShape).parse({}),
      clock: { now: () => 0 },
      readSession: () => Promise.resolve(null),
      findGrant: () => null,
    }),
    variesByViewer: false,
    ...options,
  });
  const server = createBoardServer(limits).on('request', edge.listener);
  server.listen({ port: 0, host: '127.0.0.1', backlog: LISTEN_BACKLOG });
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    worker.close();
    await workerServer.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, board, time, rendered, errors, served, edge, server };
}

/** A page with a number of words, and a script with the nonce of its rendering. */
export const pageOf = (title: string, words = 500, nonce = ''): string =>
  `<!doctype html><html><head><script src="/a.js"></script></head><body><h1>${title}</h1>${'<p>word</p>'.repeat(words)}<script nonce="${nonce}">self.x = 1 < 2;</script></body></html>`;

/** Renders JSON for `/api/…` and a page for all else, both with the number of requests before. */
export const renderNumber: Script = (request, response, before) => {
  const isData = request.url?.startsWith('/api/') === true;
  response.writeHead(200, { 'content-type': isData ? 'application/json' : 'text/html; charset=utf-8' });
  response.end(
    isData
      ? JSON.stringify({ target: request.url, before, filler: 'x'.repeat(2_000) })
      : pageOf(`rendering ${before}`, 500, nonceIn(request)),
  );
};

/** The nonce that the edge sent. */
export const nonceIn = ({ headers }: IncomingMessage): string =>
  /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';

/** A promise that a test resolves. */
export function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
