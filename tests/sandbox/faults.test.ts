import { describe, expect, it } from 'vitest';

import { createSandbox } from '@/lib/sandbox/sandbox';
import { type Caller, SECRET, startSandbox } from './start-sandbox';

const start = (): Promise<Caller> => startSandbox({ mood: 'calm' });

const idsOf = async (response: Response): Promise<number[]> =>
  ((await response.json()) as { items: { id: number }[] }).items.map(({ id }) => id);

describe('faults over a real socket', () => {
  it('return a status with a bare string or a proxy’s HTML', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set({ kind: 'status' });
    const own = await get('/api/scope');
    expect([own.status, typeof (await own.json())]).toEqual([500, 'string']);
    sandbox.faults.set({ kind: 'status', status: 503 });
    const proxy = await get('/api/scope');
    expect([proxy.status, proxy.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
  });

  it('delay the response', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set({ kind: 'delay', delayMs: 150 });
    const startMs = performance.now();
    expect((await get('/api/scope')).status).toBe(200);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(140);
  });

  it('drop one connection and serve the next one', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set({ kind: 'drop', times: 1 });
    await expect(get('/api/scope')).rejects.toThrow('fetch failed');
    expect((await get('/api/scope')).status).toBe(200);
  });

  it('truncate a body after its length was sent', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set({ kind: 'truncate', times: 1 });
    const response = await get('/api/monitor');
    expect(response.status).toBe(200);
    expect(response.headers.get('x-total')).toBe('300');
    await expect(response.text()).rejects.toThrow('terminated');
    expect(await idsOf(await get('/api/monitor'))).toHaveLength(20);
  });

  it('return HTML or a bare string with 200', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set({ kind: 'html' });
    const html = await get('/api/scope');
    expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    sandbox.faults.set({ kind: 'bare-string' });
    const bare = await get('/api/scope');
    expect([bare.status, typeof (await bare.json())]).toEqual([200, 'string']);
  });

  it('send invalid JSON', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set({ kind: 'broken-json' });
    const response = await get('/api/scope');
    expect(response.headers.get('content-type')).toBe('application/json');
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('omit the paging headers', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set({ kind: 'no-paging' });
    const response = await get('/api/scope');
    expect([...response.headers.keys()].filter((name) => /^x-(total|page|per|prev|next)/.test(name))).toEqual(
      [],
    );
    expect(await idsOf(response)).toHaveLength(9);
  });

  it('repeat a row on the next page instead of another', async () => {
    const { sandbox, get } = await start();
    const first = await idsOf(await get('/api/monitor?page=1'));
    const second = await idsOf(await get('/api/monitor?page=2'));
    sandbox.faults.set({ kind: 'doubled-row', times: 1 });
    expect(await idsOf(await get('/api/monitor?page=1'))).toEqual(first);
    expect(await idsOf(await get('/api/monitor?page=2'))).toEqual([first.at(-1), ...second.slice(1)]);
    expect(await idsOf(await get('/api/monitor?page=2'))).toEqual(second);
  });

  it('reject the token, or report the rate limit', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set({ kind: 'unauthorized' });
    expect((await get('/api/scope')).status).toBe(401);
    sandbox.faults.set({ kind: 'rate-limited', retryAfterSeconds: 7 });
    const limited = await get('/api/scope');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  });

  it.each([
    ['missing-field', { name: undefined }],
    ['unknown-status', { status: 'melting' }],
  ] as const)('spoil one row of a list: %s', async (row, first) => {
    const { sandbox, get, read } = await start();
    sandbox.faults.set({ kind: 'bad-row', row });
    const response = await get('/api/monitor');
    expect(response.headers.get('x-total')).toBe('300');
    const { items } = (await response.json()) as { items: Record<string, unknown>[] };
    expect(items[0]).toEqual(expect.objectContaining({ id: expect.any(Number) as number }));
    expect({ name: items[0]?.['name'], status: items[0]?.['status'] }).toMatchObject(first);
    expect(items[1]).toMatchObject({ name: expect.any(String) as string, status: 'ok' });
    expect(await read('/api/monitor/1')).toMatchObject({ status: 'ok' });
  });

  it('apply only to their paths and number of requests', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set([
      { kind: 'status', path: '/api/weather/*', times: 2 },
      { kind: 'unauthorized', path: '/api/service' },
    ]);
    const statuses = [];
    for (const path of [
      'weather/monitor',
      'scope',
      'service',
      'service/1',
      'weather/incident',
      'weather/incident',
    ]) {
      statuses.push((await get(`/api/${path}`)).status);
    }
    expect(statuses).toEqual([500, 200, 401, 200, 500, 200]);
  });

  it('stop when they are cleared', async () => {
    const { sandbox, get } = await start();
    sandbox.faults.set({ kind: 'drop' });
    sandbox.faults.clear();
    expect((await get('/api/scope')).status).toBe(200);
  });
});

describe('faults without a socket', () => {
  it.each(['drop', 'truncate'] as const)('%s breaks the body', async (kind) => {
    const sandbox = createSandbox({ secret: SECRET, mood: 'calm' });
    sandbox.faults.set({ kind });
    const response = await sandbox.fetch(new Request('http://sandbox.test/api/scope'));
    await expect(response.text()).rejects.toThrow('broken off');
  });
});

describe('the fault routes', () => {
  const set = (caller: Caller, body: unknown) => caller.postJson('/sandbox/faults', body);

  it('exist only with hasFaultRoutes', async () => {
    expect((await set(await start(), { kind: 'drop' })).status).toBe(404);
  });

  it('set and clear faults', async () => {
    const caller = await startSandbox({ hasFaultRoutes: true });
    expect((await set(caller, [{ kind: 'status', status: 502, path: '/api/scope' }])).status).toBe(204);
    expect((await caller.get('/api/scope')).status).toBe(502);
    expect((await caller.get('/sandbox/faults', { method: 'DELETE' })).status).toBe(204);
    expect((await caller.get('/api/scope')).status).toBe(200);
  });

  it.each([null, 'drop', { kind: 'meteor' }, { kind: 'drop', times: 0 }, [{ kind: 'drop', forever: true }]])(
    'reject %j',
    async (body) => {
      const caller = await startSandbox({ hasFaultRoutes: true });
      expect((await set(caller, body)).status).toBe(400);
    },
  );
});
