import { expect, test } from 'vitest';

import { toSourceId } from '@/lib/server/poller/source/source';

const identity = { url: 'https://pm.example.com', hasToken: true, timeZone: 'UTC' };

test('a source id is short, stable, and reveals neither address nor token', () => {
  const id = toSourceId(identity);
  expect(id).toMatch(/^[\w-]{22}$/);
  expect(toSourceId({ ...identity })).toBe(id);
});

test.each([{ url: 'https://pm.example.org' }, { hasToken: false }, { timeZone: 'Europe/Paris' }])(
  'a source id differs with %o',
  (other) => {
    expect(toSourceId({ ...identity, ...other })).not.toBe(toSourceId(identity));
  },
);
