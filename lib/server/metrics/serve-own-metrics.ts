import 'server-only';

import type { Config } from '../config/config';
import { ConfigurationError } from '../util/configuration-error';
import { toListenProblem } from '../http/listen';
import type { Metrics } from './metrics';
import { serveMetrics, type ServedMetrics } from './serve-metrics';

/** Serves the metrics on the port that `METRICS` names; null where it names none. @throws ConfigurationError */
export async function serveOwnMetrics(
  { METRICS, METRICS_HOST }: Config,
  metrics: Metrics,
): Promise<ServedMetrics | null> {
  if (typeof METRICS !== 'number') return null;
  return serveMetrics({ port: METRICS, hostname: METRICS_HOST, metrics }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new ConfigurationError([toListenProblem(error, 'METRICS')]);
    },
  );
}
