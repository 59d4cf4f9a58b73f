import { expect, test } from 'vitest';

import { get } from './raw-get';
import { renderNumber, startEdge } from './start-edge';

const routes = [
  { kind: 'data', pattern: '/api/report', query: ['by', 'format'], offersCsv: true },
  { kind: 'data', pattern: '/api/plain', query: ['format'] },
] as const;

test('Accept: text/csv has the cached response of format=csv, and shared caches learn of it', async () => {
  const { url, rendered } = await startEdge(renderNumber, { routes });
  const csv = { accept: 'text/csv' };
  const response = await get(url, '/api/report?by=scope', csv);
  expect(response.headers.vary).toContain('Accept,');
  await get(url, '/api/report?format=csv&by=scope');
  await get(url, '/api/report?by=scope', { accept: '*/*' });
  await get(url, '/api/report?by=scope&format=json', csv);
  await get(url, '/api/plain', csv);
  expect(rendered).toEqual([
    '/api/report?by=scope&format=csv',
    '/api/report?by=scope',
    '/api/report?by=scope&format=json',
    '/api/plain',
  ]);
});
