import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { atBase, belowBase } from '@/lib/site/base-path';

describe('the base path', () => {
  test('is empty at the root of a host', () => {
    expect([atBase('/'), atBase('/incidents?tab=past')]).toEqual(['/', '/incidents?tab=past']);
    expect([belowBase('/'), belowBase('/incidents'), belowBase('*')]).toEqual(['/', '/incidents', '*']);
  });

  test.each([
    ['/board', '/'],
    ['/board/', '/'],
    ['/board?scope=1', '/?scope=1'],
    ['/board/?scope=1', '/?scope=1'],
    ['/board/board/x', '/board/x'],
    ['/board//evil.test', '//evil.test'],
  ])('is removed from paths below it: %s', (target, path) => {
    expect(belowBase(target, '/board')).toBe(path);
  });

  test.each(['/', '', '*', '/boards', '/board%2fx', '/Board/x', '/x/board/y', 'http://host/board/'])(
    'rejects paths outside it: %j',
    (target) => {
      expect(belowBase(target, '/board')).toBeNull();
    },
  );

  test('is added and removed without loss, for any path', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const target = `/${path.replace(/^\//, '')}?${query}`;
        expect(belowBase(`/ops/board${target}`, '/ops/board')).toBe(target);
      }),
    );
  });
});
