import { Agent, request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Haproxy } from './haproxy';

/** What a client requests again and again. */
export interface Visit {
  readonly path: string;
  readonly cookie?: string;
  readonly method?: 'GET' | 'POST';
  /** The expected status; 200 by default. */
  readonly status?: number;
}

/** An answer with the expected status. Times are those of `performance.now()`. */
export interface Answer {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/** Clients that request constantly. */
export interface Traffic {
  readonly answers: readonly Answer[];
  /** Requests that failed, or had another status, each as a sentence. */
  readonly failures: readonly string[];
  /** Waits until every client has sent a request from now on, and got its answer. */
  turn(): Promise<void>;
  stop(): Promise<void>;
}

const PAUSE_MS = 200;
const SHOWN_OF_FAILURES = 500;

/** Sends one request, and reads its answer to the end. */
const visit = async (
  { https, certificate }: Haproxy,
  host: string,
  { path, cookie, method = 'GET' }: Visit,
  agent: Agent | false,
): Promise<{
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: https,
        servername: host,
        ca: certificate.cert,
        agent,
        method,
        path,
        headers: { host, accept: 'text/html, application/json', ...(cookie !== undefined && { cookie }) },
      },
      (response) => {
        const { statusCode: status, headers } = response;
        text(response).then((body) => resolve({ status, headers, body }), reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });

/** Starts two clients for each visit until they are stopped: one keeps its connection, the other opens one for each request. */
export function startTraffic(proxy: Haproxy, host: string, visits: readonly Visit[]): Traffic {
  const answers: Answer[] = [];
  const failures: string[] = [];
  let isStopped = false;
  const startClient = (one: Visit, agent: Agent | false) => {
    let turns = 0;
    let begun = 0;
    const sendOnce = async (): Promise<void> => {
      begun += 1;
      const sentAtMs = performance.now();
      const name = `${one.method ?? 'GET'} ${one.path} on ${agent ? 'a kept' : 'a new'} connection`;
      try {
        const { status, headers, body } = await visit(proxy, host, one, agent);
        if (status !== (one.status ?? 200))
          failures.push(`${name}: ${status} ${body.slice(0, SHOWN_OF_FAILURES)}`);
        else answers.push({ path: one.path, headers, sentAtMs, receivedAtMs: performance.now() });
      } catch (error) {
        failures.push(`${name}: ${String(error)}`);
      }
      turns += 1;
    };
    const run = async (): Promise<void> => {
      while (!isStopped) {
        await sendOnce();
        await sleep(PAUSE_MS);
      }
      if (agent) agent.destroy();
    };
    return {
      ended: run(),
      turn: async () => {
        const next = begun + 1;
        while (turns < next && !isStopped) await sleep(PAUSE_MS);
      },
    };
  };
  const clients = visits.flatMap((one) => [
    startClient(one, new Agent({ keepAlive: true, maxSockets: 1 })),
    startClient(one, false),
  ]);
  return {
    answers,
    failures,
    turn: async () => {
      await Promise.all(clients.map((client) => client.turn()));
    },
    stop: async () => {
      isStopped = true;
      await Promise.all(clients.map(({ ended }) => ended));
    },
  };
}
