import { expect, test } from 'vitest';

import { toRobots } from '@/lib/server/api/robots';

test('robots.txt closes the board to crawlers unless it is allowed', () => {
  expect(toRobots({ ALLOW_INDEXING: 'off' }, '')).toBe('User-agent: *\nDisallow: /\n');
  expect(toRobots({ ALLOW_INDEXING: 'off' }, '/ops/board')).toBe('User-agent: *\nDisallow: /ops/board\n');
});

test('robots.txt opens the pages, and of the API only images', () => {
  expect(toRobots({ ALLOW_INDEXING: 'on' }, '/ops')).toBe(
    'User-agent: *\nAllow: /ops/api/logo\nAllow: /ops/api/og\nDisallow: /ops/api/\n',
  );
});
