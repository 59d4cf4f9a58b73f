import { expect, test } from 'vitest';

import { shareTokenOf, toCacheRequest } from '@/lib/server/edge/cache-request';
import { CACHED_ROUTES } from '@/lib/server/edge/routes';

const routeOf = (pattern: string) => {
  const found = CACHED_ROUTES.find((route) => route.pattern === pattern);
  if (!found) throw new Error(`there is no route ${pattern}`);
  return found;
};

test('takes the token of a share link in the query of feeds and calendars, and nowhere else', () => {
  for (const path of ['/feed.atom', '/feed.rss', '/feed.json', '/calendar.ics'])
    expect(shareTokenOf(routeOf(path), `${path}?scope=1&share=abc-_1`)).toBe('abc-_1');
  for (const path of ['/', '/api/snapshot', '/api/incident'])
    expect(shareTokenOf(routeOf(path), `${path}?share=abc`)).toBeNull();
});

test.each(['', '?share=', '?share=a%3B%20board-session%3Dx', '?share=a%0Ab', `?share=${'a'.repeat(201)}`])(
  'takes no token that could be anything else in a cookie: %j',
  (query) => {
    expect(shareTokenOf(routeOf('/feed.atom'), `/feed.atom${query}`)).toBeNull();
  },
);

test('keeps the token out of the cached request', () => {
  const vary = { viewer: 'guest.x', credential: null, cookie: null, origin: null };
  const { key, target } = toCacheRequest(routeOf('/feed.atom'), '/feed.atom?share=SECRET&scope=1', vary);
  expect(target).toBe('/feed.atom?scope=1');
  expect(key).not.toContain('SECRET');
});
