import { expect, test } from 'vitest';

import { pageAgeMs } from '@/lib/browser/live/timing';

test('uses the age in Server-Timing', () => {
  const serverTiming = [
    { name: 'cdn', duration: 7 },
    { name: 'board', duration: 1_234 },
  ];
  expect(pageAgeMs({ serverTiming }, 15)).toBe(1_234);
});

test.each([undefined, {}, { serverTiming: [] }])(
  'uses the maximum age if Server-Timing is missing: %j',
  (navigation) => {
    expect(pageAgeMs(navigation, 15)).toBe(10_000);
    expect(pageAgeMs(navigation, 1)).toBe(1_000);
  },
);
