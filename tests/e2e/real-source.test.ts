import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import type { Snapshot } from '@/lib/status/model/types';

import { startBoard, startFailingBoard, type BoardProcess } from '../support/board-process';
import { CANARY } from '../support/canary.mjs';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

let source: SandboxServer;
let board: BoardProcess;

beforeAll(async () => {
  // The simulation is not started, so data does not change between two reads.
  source = await startSandbox();
  board = await startBoard({
    REFRESH_INTERVAL_SECONDS: '1',
    PRODMANAGER_URL: source.url,
    PRODMANAGER_TOKEN: source.token,
    LOG_LEVEL: 'trace',
  });
});
afterAll(async () => {
  await board.stop();
  await source.kill();
});

async function readText(path: string, from: BoardProcess = board): Promise<string> {
  const response = await fetch(from.url + path);
  return JSON.stringify([...response.headers]) + (await response.text());
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('a board on a ProdManager', () => {
  test('shows exactly the data of the API', async () => {
    const pm = new ProdManager({ url: source.url, token: source.token });
    const { sections, isDemo } = (await (await fetch(`${board.url}/api/snapshot`)).json()) as Snapshot;
    expect(isDemo).toBe(false);
    const names = (rows: readonly { id: number; name: string }[]) =>
      rows.map(({ id, name }) => ({ id, name })).sort((a, b) => a.id - b.id);

    expect(names(sections.scopes.items)).toEqual(names(await pm.scope.list().toArray()));
    expect(names(sections.services.items)).toEqual(names(await pm.service.list().toArray()));
    const announcements = await pm.announcement.list().toArray();
    const hasNotEnded = ({ end_date }: { end_date: string }) => Date.parse(`${end_date}Z`) > Date.now();
    expect(names(sections.announcements.items)).toEqual(names(announcements.filter(hasNotEnded)));

    const monitors = await pm.monitor.list().toArray();
    const isWeb = (link: string | null): boolean => link === null || /^https?:/.test(link);
    const places = monitors.map((row) => ({
      id: row.id,
      name: row.name,
      scopeId: row.scope,
      serviceId: row.service,
      description: row.description,
      integration: row.integration,
      reference: row.external_reference,
      // The sandbox has hostile links: those without http or https are for the read API only.
      url: isWeb(row.external_link) ? row.external_link : null,
      ...(!isWeb(row.external_link) && { asWritten: { link: row.external_link } }),
      status: row.status,
      since: null,
    }));
    const byId = (a: { id: number }, b: { id: number }) => a.id - b.id;
    expect([...sections.monitors.items].sort(byId)).toEqual(places.sort(byId));

    const ongoing = await pm.incident.list({ status: ['active', 'investigating', 'stable'] }).toArray();
    const publicComments = (events: readonly { type: string; internal: boolean }[]) =>
      events.filter(({ type, internal }) => type === 'comment' && !internal).length;
    expect(ongoing.length).toBeGreaterThan(0);
    expect(
      sections.incidents.items.map(({ id, status, severity, comments }) => [
        id,
        status,
        severity,
        comments.length,
      ]),
    ).toEqual(
      ongoing.map(({ id, status, severity, events }) => [id, status, severity, publicComments(events)]),
    );
    const open = await pm.maintenance.list({ status: ['scheduled', 'in-progress'] }).toArray();
    expect(names(sections.maintenances.items)).toEqual(names(open));
  });

  test('follows a change of the source', async () => {
    const permissions = ['monitor_api'];
    const writer = await source.sandbox.createToken({ name: 'writer-one', permissions });
    const pm = new ProdManager({ url: source.url, token: writer });
    const monitor = await pm.monitor.create({ name: 'far side of the moon', scope: 1, service: 1 });
    const statuses = async () => {
      const { sections } = (await (await fetch(`${board.url}/api/snapshot`)).json()) as Snapshot;
      return sections.monitors.items.filter(({ id }) => id === monitor.id).map(({ status }) => status);
    };
    await expect.poll(statuses, { timeout: PATIENCE_MS }).toEqual(['ok']);
    await monitor.update({ status: 'alert' });
    await expect.poll(statuses, { timeout: PATIENCE_MS }).toEqual(['alert']);
    await monitor.delete();
    await expect.poll(statuses, { timeout: PATIENCE_MS }).toEqual([]);
  });

  test('sends no internal event, no link and no address of the source', async () => {
    const anonymous = [await readText('/'), await readText('/api/snapshot')].join('\n');
    expect(
      await (
        await fetch(`${source.url}/api/incident`, { headers: { authorization: `Bearer ${source.token}` } })
      ).text(),
    ).toContain('INTERNAL');
    expect(anonymous).not.toContain('INTERNAL');
    expect(anonymous).not.toContain('"links"');
    expect(anonymous).not.toContain(new URL(source.url).host);
  });

  test('never sends its token to clients', async () => {
    for (const path of ['/', '/api/snapshot', '/nothing'])
      expect(await readText(path)).not.toContain(source.token);
    expect(board.output()).toContain('"level"');
    expect(board.output()).not.toContain(source.token);
  });
});

describe('a token', () => {
  test('present at build time is in no file that browsers load', () => {
    const files = filesBelow('.next/static');
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => readFileSync(file).includes(CANARY))).toEqual([]);
  });

  test('that is rejected is in no response and no log line', async () => {
    const refused = await startBoard({
      PRODMANAGER_URL: source.url,
      PRODMANAGER_TOKEN: CANARY,
      LOG_LEVEL: 'trace',
    });
    const page = await readText('/', refused);
    expect(page).toContain('ProdManager refused the token');
    expect(page + (await readText('/api/snapshot', refused)) + refused.output()).not.toContain(CANARY);
    expect(await refused.stop()).toBe(0);
  });

  test('that is missing is logged once, and not shown to viewers', async () => {
    const anonymous = await startBoard({ PRODMANAGER_URL: source.url, REFRESH_INTERVAL_SECONDS: '1' });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(anonymous.output().match(/PRODMANAGER_TOKEN is not set/g)).toHaveLength(1);
    expect(await readText('/', anonymous)).not.toContain('PRODMANAGER_TOKEN is not set');
    await anonymous.stop();
  });
});

describe('the start', () => {
  test('fails for an invalid value with one line that names the variable', async () => {
    const { code, output } = await startFailingBoard({ REFRESH_INTERVAL_SECONDS: 'often' });
    expect(code).toBe(1);
    expect(output).toBe(
      'prodmanager-dashboard: REFRESH_INTERVAL_SECONDS must be a whole number from 1 to 3600.\n',
    );
  });

  test('fails for a port in use', async () => {
    const { code, output } = await startFailingBoard({
      PORT: new URL(board.url).port,
      HOST: '127.0.0.1',
      DEMO: 'on',
    });
    expect(code).toBe(1);
    expect(output).toContain('PORT is in use: set another.');
  });
});
