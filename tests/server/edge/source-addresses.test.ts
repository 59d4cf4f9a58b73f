import { describe, expect, test } from 'vitest';

import { toBoardAddress } from '@/lib/server/edge/source-addresses';

describe('toBoardAddress', () => {
  test.each([
    ['/incident/1', '/incidents/1'],
    ['/maintenance/12', '/maintenances/12'],
    ['/announcement/3', '/announcements/3'],
    ['/monitor/4', '/monitors/4'],
    ['/scope/5', '/scopes/5'],
    ['/service/6', '/services/6'],
    ['/incident/1/', '/incidents/1'],
    ['/incident/1?next=https://elsewhere.example', '/incidents/1'],
    ['/incident', '/incidents'],
    ['/scope?page=2', '/scopes'],
  ])('turns %s into %s', (target, address) => {
    expect(toBoardAddress(target)).toBe(address);
  });

  test.each([
    ['/monitor?status=alert', '/monitors?status=alert'],
    ['/monitor?status=alert&status=warning&scope=2', '/monitors?status=alert&status=warning&scope=2'],
    ['/monitor?service=1&integration=Zabbix+2&page=3', '/monitors?service=1&integration=Zabbix+2'],
    ['/incident?status=active&severity=high', '/incidents?status=active&severity=high'],
    ['/incident?status=resolved', '/incidents?tab=past&status=resolved'],
    ['/incident?status=resolved&status=active', '/incidents?status=resolved&status=active'],
    ['/incident?external_reference=INC-1', '/incidents?reference=INC-1'],
    ['/incident?impact_after=2026-03-02T08:00', '/incidents?after=2026-03-02'],
    [
      '/maintenance?status=succeed&status=failed&service_status=down',
      '/maintenances?tab=past&status=succeed&status=failed&impact=down',
    ],
    ['/announcement?level=high&status=', '/announcements?level=high'],
  ])('translates the filters of %s', (target, address) => {
    expect(toBoardAddress(target)).toBe(address);
  });

  test('keeps hostile values within the query', () => {
    const address =
      toBoardAddress('/monitor?status=%0d%0aSet-Cookie:x&scope=//evil.example&status=%22%3E') ?? '';
    expect(address).toMatch(/^\/monitors\?[\w%.&=+-]+$/);
    expect(new URL(address, 'https://board.example').origin).toBe('https://board.example');
  });

  test.each([
    '/',
    '/incidents/1',
    '/incident/0',
    '/incident/abc',
    '/incident/1/2',
    '//evil.example/incident/1',
    '/incident//evil.example',
    '/Incident/1',
    '/api/incident/1',
    '/incident%2f1',
  ])('leaves %s alone', (target) => {
    expect(toBoardAddress(target)).toBeNull();
  });
});
