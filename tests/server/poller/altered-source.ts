import { pino } from 'pino';

import { ProdManager } from '@/lib/prodmanager/index';
import { createSandbox, type Sandbox, type SandboxOptions } from '@/lib/sandbox/sandbox';
import type { BoardState } from '@/lib/server/snapshot/board-state';
import { RequestBudget } from '@/lib/server/poller/source/request-budget';
import { MonitorReader } from '@/lib/server/poller/readers/monitor-reader';
import { PlaceReader } from '@/lib/server/poller/readers/place-reader';
import { SourceGate } from '@/lib/server/poller/source/source-gate';
import { Poller } from '@/lib/server/poller/poller';
import { createSourceQueries } from '@/lib/server/poller/readers/source-queries';
import type { Monitor } from '@/lib/status/model/types';

type Json = Readonly<Record<string, unknown>>;

/** Replaces a response: by another body and optionally another `x-total`, or by an error status. */
export type Alter = (body: Json, url: URL) => { readonly body: Json; readonly total?: number } | number;

const START_MS = Date.UTC(2026, 2, 2, 8, 0, 7);

/** Removes rows from a list. Keeps its `x-total` unless another is given. */
export const withoutRows =
  (isLost: (row: { readonly id: number }) => boolean, total?: number): Alter =>
  (body) => ({
    body: { items: (body['items'] as { readonly id: number }[]).filter((row) => !isLost(row)) },
    ...(total !== undefined && { total }),
  });

/** Counts the monitors of each scope or service that are in alert as ok. */
export const withoutAlertCounts: Alter = (body) => ({
  body: {
    items: (body['items'] as { monitors_count: { ok: number; warning: number; alert: number } }[]).map(
      (row) => {
        const { ok, warning, alert } = row.monitors_count;
        return { ...row, monitors_count: { ok: ok + alert, warning, alert: 0 } };
      },
    ),
  },
});

/** A sandbox whose responses can be altered, with a clock that the test moves. */
async function openAlteredSource(options: Partial<SandboxOptions> = {}) {
  const time = { ms: START_MS };
  const clock = { now: () => time.ms, elapsed: () => time.ms - START_MS };
  const sandbox: Sandbox = createSandbox({
    secret: 'a secret of the tests',
    clock: () => new Date(time.ms),
    mood: 'calm',
    seed: 3,
    ...options,
  });
  const alterations = new Map<string, Alter>();
  const requests: string[] = [];
  const client = new ProdManager({
    url: 'http://sandbox.test',
    token: await sandbox.createToken(),
    maxRetries: 0,
    now: clock.now,
    fetch: async (address, init) => {
      const url = new URL(address);
      requests.push(`${url.pathname.slice('/api/'.length)}`);
      const response = await sandbox.fetch(new Request(address, init));
      const alter = alterations.get(url.pathname.slice('/api/'.length));
      const altered = alter?.((await response.clone().json()) as Json, url);
      if (altered === undefined) return response;
      if (typeof altered === 'number') return new Response('"broken"', { status: altered });
      const headers = new Headers(response.headers);
      headers.delete('content-length');
      if (altered.total !== undefined) headers.set('x-total', String(altered.total));
      return new Response(JSON.stringify(altered.body), { headers });
    },
  });
  return { sandbox, store: sandbox.store, client, clock, time, requests, alterations };
}

/** A monitor reader of an altered source. */
export async function openMonitorReader(options: Partial<SandboxOptions> = {}) {
  const source = await openAlteredSource(options);
  const gate = new SourceGate(source.client, new RequestBudget(() => 1), source.clock);
  const readers = createSourceQueries(gate);
  const places = new PlaceReader(() => 0);
  const reader = new MonitorReader(readers, places, gate);
  const read = (isSweep = false) => {
    places.begin();
    source.requests.length = 0;
    return reader.read(isSweep);
  };
  return { ...source, reader, read };
}

/** A monitor reader that has read 60 monitors: one in alert, one in warning. */
export async function openReadMonitors() {
  const opened = await openMonitorReader({ monitors: 60 });
  const { monitor } = opened.store;
  for (const row of [...monitor.values()]) monitor.replace({ ...row, status: 'ok' });
  const [first, second, third] = [...monitor.values()];
  if (!first || !second || !third) throw new Error('there are too few monitors');
  monitor.replace({ ...first, status: 'warning' });
  monitor.replace({ ...second, status: 'alert' });
  const swept = await opened.read(true);
  const setStatus = (id: number, status: 'ok' | 'warning' | 'alert') => {
    const row = monitor.get(id);
    if (row) monitor.replace({ ...row, status });
  };
  return { ...opened, swept, setStatus, alertId: second.id, warningId: first.id, okId: third.id };
}

/** The status of the monitor with an id. */
export const statusOf = (rows: readonly Pick<Monitor, 'id' | 'status'>[], id: number) =>
  rows.find((row) => row.id === id)?.status;

/** A poller of an altered source. Tests call refresh(). */
export async function pollAltered(options: Partial<SandboxOptions> = {}) {
  const source = await openAlteredSource(options);
  const lines: string[] = [];
  let state: BoardState | null = null;
  const poller = new Poller({
    client: source.client,
    sourceId: 'sandbox',
    timeZone: 'UTC',
    intervalSeconds: 15,
    clock: source.clock,
    random: () => 0.5,
    log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
    onState: (next) => (state = next),
  });
  const refresh = async () => {
    source.time.ms += 15_000;
    source.requests.length = 0;
    await poller.refresh();
    if (!state) throw new Error('nothing was published');
    return state.sections;
  };
  return { ...source, lines, refresh };
}
