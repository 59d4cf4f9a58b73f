import { describe, expect, test } from 'vitest';

import { toSourceUrl } from '@/lib/server/pages/source-url';

const config = { PRODMANAGER_PUBLIC_URL: 'https://pm.example.com/ops' };
const member = { kind: 'member' } as const;

describe('the address of an item in ProdManager', () => {
  test.each([
    ['incident', { id: '1' }, '/incident/1'],
    ['maintenance', { id: '2' }, '/maintenance/2'],
    ['announcement', { id: '3' }, '/announcement/3'],
    ['monitor', { id: '4' }, '/monitor/4'],
    ['scope', { id: '5' }, '/scope/5'],
    ['service', { id: '6' }, '/service/6'],
    ['place', { service: '6', scope: '5' }, '/monitor?service=6&scope=5'],
  ] as const)('of a %s is below PRODMANAGER_PUBLIC_URL', (name, params, path) => {
    expect(toSourceUrl(name, params, member, config)).toBe(`https://pm.example.com/ops${path}`);
  });

  test.each(['anonymous', 'screen', 'guest'] as const)('is hidden from %s viewers', (kind) => {
    expect(toSourceUrl('incident', { id: '1' }, { kind }, config)).toBeNull();
  });

  test('does not exist for lists, or without PRODMANAGER_PUBLIC_URL', () => {
    expect(toSourceUrl('incidents', {}, member, config)).toBeNull();
    expect(toSourceUrl('incident', { id: '1' }, member, { PRODMANAGER_PUBLIC_URL: undefined })).toBeNull();
  });
});
