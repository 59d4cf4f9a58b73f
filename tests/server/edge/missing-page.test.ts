import { expect, test } from 'vitest';

import { get } from './raw-get';
import { startEdge } from './start-edge';

const PAGE = { 'content-type': 'text/html; charset=utf-8' };
const asBrowser = { accept: 'text/html' };

/** A worker that sends an incomplete 404 page for `/nowhere` and incident 9. */
const startWithout404Page = () =>
  startEdge((request, response) => {
    const isMissing = request.url === '/nowhere' || request.url === '/incidents/9';
    response.writeHead(isMissing ? 404 : 200, PAGE);
    response.end(isMissing ? '<half>' : `<p>${request.url} for ${request.headers.cookie}`);
  });

test.each(['/nowhere', '/incidents/9', '/missing'])(
  'a 404 at %s shows the missing page in the language of the viewer',
  async (path) => {
    const { url } = await startWithout404Page();
    const response = await fetch(url + path, { headers: { ...asBrowser, cookie: 'lang=fr' } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<p>/missing for lang=fr');
  },
);

test('a missing page that fails to render is a 500, not a 404', async () => {
  const { url } = await startEdge((request, response) => {
    response.writeHead(request.url === '/missing' ? 500 : 404, PAGE);
    response.end();
  });
  expect((await fetch(`${url}/nowhere`, { headers: asBrowser })).status).toBe(500);
});

test('a 404 for a form, for data or for a share link is passed through', async () => {
  const { url, rendered } = await startEdge((request, response) => {
    const headers = { '/api/form': PAGE, '/data': { 'content-type': 'application/json' }, '/share/x': PAGE };
    response.writeHead(404, headers[request.url as keyof typeof headers]);
    response.end('not found');
  });
  const methods = { '/api/form': 'POST', '/data': 'GET', '/share/x': 'GET' };
  for (const [path, method] of Object.entries(methods)) {
    const response = await fetch(url + path, { method, headers: asBrowser });
    expect([response.status, await response.text()]).toEqual([404, 'not found']);
  }
  expect(rendered).toEqual(Object.keys(methods));
});

test.each(['/_global-error', '/_not-found', '/%5Fglobal-error', '/_error/x'])(
  'the missing page replaces the error page of Next at %s',
  async (target) => {
    const { url, rendered } = await startEdge((request, response) => {
      response.writeHead(request.url === '/missing' ? 200 : 500, PAGE);
      response.end(request.url);
    });
    const { status, text } = await get(url, target, asBrowser);
    expect([status, text, rendered]).toEqual([404, '/missing', ['/missing']]);
  },
);
