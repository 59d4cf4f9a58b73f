import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Clock } from '../util/clock';
import type { EdgeMetrics } from '../metrics/edge-metrics';

/** Counts a request once its answer has ended, or its sender has gone. */
export function observeRequest(
  request: Pick<IncomingMessage, 'url'>,
  response: Pick<ServerResponse, 'once' | 'statusCode' | 'writableFinished'>,
  metrics: Pick<EdgeMetrics, 'observeHttp'>,
  clock: Pick<Clock, 'elapsed'>,
): void {
  // Whoever routes a request may rewrite its target.
  const target = request.url ?? '';
  const startedMs = clock.elapsed();
  response.once('close', () => {
    const status = response.writableFinished ? response.statusCode : 'aborted';
    metrics.observeHttp({ target, status, durationMs: clock.elapsed() - startedMs });
  });
}
