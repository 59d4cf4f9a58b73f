import { describe, expect, test } from 'vitest';

import { toLink, withAt } from '@/lib/status/history/past-links';

const AT = '2026-11-20T14:00Z';

describe('links of a page of the past', () => {
  test.each([
    ['/', `/?at=${AT}`],
    ['/monitors?status=alert', `/monitors?status=alert&at=${AT}`],
    ['/incidents', `/incidents?at=${AT}`],
    ['/scopes/3', `/scopes/3?at=${AT}`],
    ['/places/1/2', `/places/1/2?at=${AT}`],
  ])('keep the moment for %s', (path, expected) => {
    expect(toLink(path, AT)).toBe(expected);
  });

  test.each([
    '/history?kind=incident',
    '/reliability',
    '/wall',
    '/announcements',
    '/incidents/7',
    '/monitors/7',
  ])('drop it for %s, which shows the present', (path) => {
    expect(toLink(path, AT)).toBe(path);
  });

  test('have none on a page of the present', () => {
    expect(toLink('/monitors?status=alert', null)).toBe('/monitors?status=alert');
  });
});

describe('a query with a moment', () => {
  test('replaces another one, and is readable', () => {
    expect(withAt('at=2020-01-01T00%3A00Z&q=a+b', AT)).toBe(`q=a+b&at=${AT}`);
  });

  test('loses it for the present', () => {
    expect(withAt(`?scope=1&at=${AT}`, null)).toBe('scope=1');
    expect(withAt(`at=${AT}`, null)).toBe('');
  });
});
