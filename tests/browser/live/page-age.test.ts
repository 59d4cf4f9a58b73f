import { expect, test } from 'vitest';

import { pageAgeMs } from '@/lib/browser/live/page-age';

test('the age of a page is what the server said', () => {
  const serverTiming = [
    { name: 'cdn', duration: 7 },
    { name: 'board', duration: 1_234 },
  ];
  expect(pageAgeMs({ serverTiming }, 15)).toBe(1_234);
});

test.each([undefined, {}, { serverTiming: [] }])(
  'the age of a page is the oldest that it can be where the browser does not tell: %j',
  (navigation) => {
    expect(pageAgeMs(navigation, 15)).toBe(10_000);
    expect(pageAgeMs(navigation, 1)).toBe(1_000);
  },
);
