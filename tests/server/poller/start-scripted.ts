import { ProdManager } from '@/lib/prodmanager/index';

import { pageResponse, type ScriptedResponse, startScriptedServer } from '../../support/scripted-server';
import { startPolling } from './start-polling';

export const CALM = { ok: 0, warning: 0, alert: 0 };

/** A poller of an empty ProdManager with scripted responses. Tests move the clock. */
export async function startScripted(change: (path: string, before: number) => ScriptedResponse | null) {
  const time = { ms: Date.UTC(2026, 2, 2, 8) };
  const date = () => new Date(time.ms).toUTCString();
  const server = await startScriptedServer(({ url }, before) => {
    const path = url.replace(/\?.*/, '');
    const answer =
      change(path, before) ?? (path === '/api/weather/monitor' ? { json: CALM } : pageResponse([], 0));
    if (typeof answer === 'function') return answer;
    return { ...answer, headers: { date: date(), ...answer.headers } };
  });
  const { options, ...rest } = await startPolling(
    {},
    {
      client: new ProdManager({ url: server.url, maxRetries: 0 }),
      clock: { now: () => time.ms, elapsed: () => time.ms - 1_000 },
    },
  );
  return { ...rest, options, server, time };
}
