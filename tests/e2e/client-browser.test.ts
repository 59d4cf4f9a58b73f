import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import type * as Client from '@/lib/prodmanager';

import { collectErrors, launchChromium } from '../support/chromium';
import { pageWith, startOtherSite } from '../support/other-site';
import { startOwnBoard, startOwnSource } from '../support/own-board';
import { startScriptedServer } from '../support/scripted-server';

declare global {
  var client: typeof Client;
}

let browser: Browser;
let script: string;
beforeAll(async () => {
  browser = await launchChromium();
  const { outputFiles } = await build({
    entryPoints: ['lib/prodmanager/index.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'client',
    // A module of Node in the bundle is an error.
    platform: 'browser',
    logLevel: 'silent',
  });
  script = outputFiles[0]?.text ?? '';
});
afterAll(() => browser.close());

/** A page of another site that has loaded the client. */
async function openPage(): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const site = await startOtherSite({
    '/': pageWith('<script src="/client.js"></script>'),
    '/client.js': script,
  });
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const errors = collectErrors(page);
  await page.goto(site.url);
  return { page, errors };
}

test('the client reads a board from a page of another site', async () => {
  const source = await startOwnSource({ mood: 'calm', monitors: 60 });
  const board = await startOwnBoard(source);
  const { page, errors } = await openPage();
  const read = await page.evaluate(async (url) => {
    const pm = new client.ProdManager({ url });
    const monitors = await pm.monitor.list().toArray();
    return {
      count: await pm.monitor.count(),
      ids: new Set(monitors.map(({ id }) => id)).size,
      weather: await pm.weather.monitor(),
      health: await pm.health(),
      name: (await pm.scope.get(1)).name,
    };
  }, board.url);
  expect(read).toMatchObject({
    count: 60,
    ids: 60,
    weather: { ok: 60 },
    health: { ok: true },
    name: 'eu-west-1',
  });
  expect(errors).toEqual([]);

  const failure = await page.evaluate(async (url) => {
    const error: unknown = await new client.ProdManager({ url }).scope
      .get(99)
      .catch((reason: unknown) => reason);
    if (!(error instanceof client.HttpError)) return String(error);
    return { status: error.status, reasons: error.reasons };
  }, board.url);
  expect(failure).toMatchObject({ status: 404, reasons: { scope: [expect.any(String)] } });
});

test('the client says that a browser hides where a write leads', async () => {
  const server = await startScriptedServer(({ method }) => ({
    status: method === 'POST' ? 302 : 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization',
      location: '/api/scope/1',
    },
  }));
  const { page } = await openPage();
  const failure = await page.evaluate(async (url) => {
    const pm = new client.ProdManager({ url, token: 'a.b.c' });
    const error: unknown = await pm.scope.create({ name: 'Paris' }).catch((reason: unknown) => reason);
    return client.isProdManagerError(error) ? { code: error.code, message: error.message } : String(error);
  }, server.url);
  expect(failure).toEqual({
    code: 'redirect',
    message: expect.stringContaining(
      'the write may have succeeded, but a browser hides where it leads',
    ) as string,
  });
  expect(server.seen.map(({ method }) => method)).toEqual(['OPTIONS', 'POST']);
});
