import { describe, expect, onTestFinished, test } from 'vitest';

import { getConfig, setConfig } from '@/lib/server/config/config';
import { respondToPreferences } from '@/lib/server/api/preferences';

const post = (body: string, headers: Record<string, string> = {}) =>
  respondToPreferences(
    new Request('http://board.test/api/preferences', {
      method: 'POST',
      body,
      headers: { host: 'board.test', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    }),
  );
const cookiesOf = (response: Response) =>
  response.headers.getSetCookie().map((cookie) => cookie.split(';', 2).join(';'));

describe('the preferences form', () => {
  test('sets HttpOnly cookies for one year and redirects back to the page', async () => {
    const response = await post('theme=dark&lang=fr&zone=Europe%2FParis', {
      referer: 'http://board.test/incidents?status=ongoing',
      'sec-fetch-site': 'same-origin',
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/incidents?status=ongoing']);
    const cookies = response.headers.getSetCookie();
    expect(cookiesOf(response)).toEqual([
      'lang=fr; Path=/',
      'theme=dark; Path=/',
      'zone=Europe/Paris; Path=/',
    ]);
    for (const cookie of cookies) expect(cookie).toMatch(/; Max-Age=31536000; SameSite=Lax; HttpOnly$/);
  });

  test('answers 204 to a program instead of a redirect', async () => {
    const response = await post('theme=dark', { accept: 'application/json' });
    expect([response.status, response.headers.get('location')]).toEqual([204, null]);
    expect(cookiesOf(response)).toContain('theme=dark; Path=/');
    for (const accept of ['*/*', 'text/html,application/xhtml+xml,*/*;q=0.8'])
      expect((await post('theme=dark', { accept })).status).toBe(303);
  });

  test('sets Secure cookies if BOARD_URL is https', async () => {
    const before = getConfig();
    setConfig({ ...before, BOARD_URL: 'https://board.test' });
    onTestFinished(() => setConfig(before));
    const request = new Request('https://board.test/api/preferences', { method: 'POST', body: 'theme=dark' });
    const cookies = (await respondToPreferences(request)).headers.getSetCookie();
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) expect(cookie).toMatch(/; SameSite=Lax; HttpOnly; Secure$/);
  });

  test('deletes the zone cookie if the default is chosen', async () => {
    const response = await post('theme=system&lang=en&zone=');
    expect(response.headers.getSetCookie()[2]).toBe('zone=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly');
  });

  test.each([
    ['another site', 'https://evil.test/phish', '/'],
    ['another port', 'http://board.test:81/', '/'],
    ['a path that looks like a host', 'http://board.test//evil.test/x', '/evil.test/x'],
    ['a backslash', String.raw`http://board.test/\evil.test`, '/evil.test'],
    ['no address at all', 'x', '/'],
  ])('never redirects to another host: %s', async (_, referer, location) => {
    const response = await post('theme=dark', { referer });
    const to = response.headers.get('location') ?? '';
    expect(to).toBe(location);
    expect(new URL(to, 'http://board.test/').host).toBe('board.test');
  });

  test.each(['cross-site', 'same-site'])(
    'answers 403 and sets no cookie if the request is %s',
    async (site) => {
      const response = await post('theme=dark', { 'sec-fetch-site': site });
      expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
    },
  );

  test.each([
    'theme=dark%0d%0aSet-Cookie:%20x=1&lang=%3Cscript%3E&zone=..%2F..%2Fetc',
    'theme=dark%3B%20Domain%3Devil.test&zone=Etc%2FNowhere',
    '%E0%A4%A&&&=&theme',
    '',
  ])('resets invalid values to the defaults: %s', async (body) => {
    const response = await post(body);
    expect(response.status).toBe(303);
    expect(cookiesOf(response)).toEqual(['lang=en; Path=/', 'theme=system; Path=/', 'zone=; Path=/']);
  });

  test('answers 413 to a body that is too long', async () => {
    expect((await post(`zone=${'x'.repeat(1_001)}`)).status).toBe(413);
  });
});
