import { expect, test } from 'vitest';

import { get } from './raw-get';
import { startFront } from './start-edge';

const PAGE = { 'content-type': 'text/html; charset=utf-8' };
const asBrowser = { accept: 'text/html' };

/** A handler that knows neither `/nowhere` nor incident 9, and says so in half a page. */
const startForgetful = () =>
  startFront((request, response) => {
    const isMissing = request.url === '/nowhere' || request.url === '/incidents/9';
    response.writeHead(isMissing ? 404 : 200, PAGE);
    response.end(isMissing ? '<half>' : `<p>${request.url} for ${request.headers.cookie}`);
  });

test.each(['/nowhere', '/incidents/9', '/missing'])(
  'where there is nothing at %s, the page that says so is sent in its place, to whoever asked',
  async (path) => {
    const { url } = await startForgetful();
    const response = await fetch(url + path, { headers: { ...asBrowser, cookie: 'lang=fr' } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<p>/missing for lang=fr');
  },
);

test('where that page cannot be drawn either, the fault is told and no 404', async () => {
  const { url } = await startFront((request, response) => {
    response.writeHead(request.url === '/missing' ? 500 : 404, PAGE);
    response.end();
  });
  expect((await fetch(`${url}/nowhere`, { headers: asBrowser })).status).toBe(500);
});

test('what a form was told, what is no page, and what a link says for itself stay as they are', async () => {
  const { url, rendered } = await startFront((request, response) => {
    const headers = { '/api/form': PAGE, '/data': { 'content-type': 'application/json' }, '/share/x': PAGE };
    response.writeHead(404, headers[request.url as keyof typeof headers]);
    response.end('its own words');
  });
  const methods = { '/api/form': 'POST', '/data': 'GET', '/share/x': 'GET' };
  for (const [path, method] of Object.entries(methods)) {
    const response = await fetch(url + path, { method, headers: asBrowser });
    expect([response.status, await response.text()]).toEqual([404, 'its own words']);
  }
  expect(rendered).toEqual(Object.keys(methods));
});

test.each(['/_global-error', '/_not-found', '/%5Fglobal-error', '/_error/x'])(
  'is there in place of the handler’s own error page %s',
  async (target) => {
    const { url, rendered } = await startFront((request, response) => {
      response.writeHead(request.url === '/missing' ? 200 : 500, PAGE);
      response.end(request.url);
    });
    const { status, text } = await get(url, target, asBrowser);
    expect([status, text, rendered]).toEqual([404, '/missing', ['/missing']]);
  },
);
