import { onTestFinished } from 'vitest';

import { createSandbox, type Sandbox, type SandboxOptions } from '@/lib/sandbox/sandbox';
import { serveSandbox } from '@/lib/sandbox/serve';

export const SECRET = 'changeit';
const PERMISSIONS = ['scope', 'service', 'monitor', 'incident', 'maintenance', 'announcement'].map(
  (name) => `${name}_api`,
);

/** A clock that only moves when a test advances it. */
export class ManualClock {
  #nowMs: number;

  constructor(start: string) {
    this.#nowMs = Date.parse(start);
  }

  readonly read = (): Date => new Date(this.#nowMs);

  advance(ms: number): void {
    this.#nowMs += ms;
  }
}

/** Requests to a sandbox. */
export interface Caller {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  readonly get: (path: string, init?: RequestInit) => Promise<Response>;
  readonly read: (path: string) => Promise<unknown>;
  readonly post: (
    path: string,
    form?: Record<string, string | number> | [string, string][],
  ) => Promise<Response>;
  readonly postJson: (path: string, body: unknown) => Promise<Response>;
}

/** Serves a sandbox until the test has finished; requests have a token with all permissions. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Caller> {
  const clock = new ManualClock('2026-03-02T09:30:00Z');
  const sandbox = createSandbox({ secret: SECRET, mood: 'empty', clock: clock.read, ...options });
  const served = await serveSandbox(sandbox);
  onTestFinished(() => served.close());
  const token = await sandbox.createToken({ name: 'test', permissions: PERMISSIONS });
  const authorization = `Bearer ${token}`;
  const call = (path: string, init: RequestInit = {}) =>
    fetch(served.url + path, { redirect: 'manual', ...init, headers: { authorization, ...init.headers } });
  return {
    url: served.url,
    sandbox,
    clock,
    get: call,
    read: async (path) => (await call(path)).json() as Promise<unknown>,
    post: (path, form = {}) => {
      const entries = Array.isArray(form)
        ? form
        : Object.entries(form).map(([name, value]) => [name, String(value)]);
      return call(path, { method: 'POST', body: new URLSearchParams(entries) });
    },
    postJson: (path, body) =>
      call(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
  };
}

/** Like {@link startSandbox}, with one scope and one service, both with the id 1. */
export async function startWithPlace(options: Partial<SandboxOptions> = {}): Promise<Caller> {
  const caller = await startSandbox(options);
  await caller.post('/api/scope/create', { name: 'eu-west-1' });
  await caller.post('/api/service/create', { name: 'Checkout' });
  return caller;
}

/** The names on a page of a list. */
export async function namesOf(caller: Caller, path: string): Promise<string[]> {
  const { items } = (await caller.read(path)) as { items: { name: string }[] };
  return items.map(({ name }) => name);
}
