import { describe, expect, test } from 'vitest';

import { probePage } from '@/lib/browser/live/probe-page';

import { startScriptedServer, type ScriptedResponse } from '../../support/scripted-server';

const OURS = { 'content-type': 'text/html; charset=utf-8', 'board-build': 'b2' };
const page = (body: string): ScriptedResponse => ({
  headers: OURS,
  text: `<!doctype html><html>${body}</html>`,
});

const probe = async (answer: ScriptedResponse) => {
  const { url } = await startScriptedServer(() => answer);
  return probePage(`${url}/wall`);
};

describe('probePage', () => {
  test('returns the build', async () => {
    expect(await probe(page('<p>The wall</p>'))).toBe('b2');
  });

  test('fetches the page without the browser cache', async () => {
    const { url, seen } = await startScriptedServer(() => page('<p>The wall</p>'));
    await probePage(`${url}/wall`);
    expect(seen.map(({ headers }) => headers['cache-control'])).toEqual(['no-cache']);
  });

  test.each<[string, ScriptedResponse]>([
    ['the error of a proxy', { status: 502, headers: OURS, text: '<html></html>' }],
    ['a page of another site', { headers: { 'content-type': 'text/html' }, text: '<html></html>' }],
    ['a way to somewhere else', { status: 302, headers: { ...OURS, location: '/login' } }],
    ['something that is no page', { headers: { ...OURS, 'content-type': 'application/json' }, json: {} }],
    ['half of a page', { headers: OURS, text: '<html><body>' }],
  ])('rejects a page that is %s', async (_, answer) => {
    expect(await probe(answer)).toBeNull();
  });

  test('rejects an unreachable page, and one whose scripts are missing', async () => {
    expect(await probePage('http://127.0.0.1:9/wall')).toBeNull();
  });
});
