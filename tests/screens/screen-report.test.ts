import { expect, test } from 'vitest';

import { formatScreenReport, parseScreenReport } from '@/lib/screens/screen-report';

const REPORT = {
  widthPx: 3_840,
  heightPx: 2_160,
  build: 'Zx_9-a.b',
  freshness: 'delayed',
  shown: null,
} as const;

test('parses what was formatted', () => {
  expect(formatScreenReport(REPORT)).toBe('3840x2160; build=Zx_9-a.b; freshness=delayed');
  expect(parseScreenReport(formatScreenReport(REPORT))).toEqual(REPORT);
  const withWall = { ...REPORT, shown: { textPx: 44, folded: 2 } };
  expect(formatScreenReport(withWall)).toMatch(/freshness=delayed; text=44; folded=2$/);
  expect(parseScreenReport(formatScreenReport(withWall))).toEqual(withWall);
});

test.each([
  null,
  undefined,
  '',
  '1920x1080',
  '0x1080; build=b; freshness=live',
  '1920x108000; build=b; freshness=live',
  '1920x1080; build=; freshness=live',
  `1920x1080; build=${'b'.repeat(65)}; freshness=live`,
  '1920x1080; build=<b>; freshness=live',
  '1920x1080; build=b; freshness=fine',
  '1920x1080; build=b; freshness=live; more',
  '1920x1080; build=b; freshness=live; text=44',
  '1920x1080; build=b; freshness=live; text=0; folded=0',
  '1920x1080; build=b; freshness=live; text=44; folded=-1',
  '1920x1080; build=b; freshness=live; text=100000; folded=0',
  '1920x1080; build=b; freshness=live; text=44.5; folded=0',
  '1920x1080; build=b; freshness=live; text=44; folded=1000000',
  '1920x1080; build=b; freshness=live; text=44; folded=1e9',
  '1920x1080; build=b; freshness=live; text=44; folded=01',
  '1920x1080; build=b; freshness=live; text=٤٤; folded=0',
  '1920x1080; build=b; freshness=live; text=44; folded=<b>',
  '1920x1080; build=b; freshness=live; text=44; folded=2, 1920x1080; build=b; freshness=live',
  `1920x1080; build=b; freshness=live; text=44; folded=${'0'.repeat(100_000)}`,
  '1920x1080; build=b; freshness=live\n',
])('rejects an invalid report: %s', (header) => {
  expect(parseScreenReport(header)).toBeNull();
});
