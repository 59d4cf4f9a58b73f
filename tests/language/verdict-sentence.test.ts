import { describe, expect, test } from 'vitest';

import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';
import { verdictSentence as say } from '@/lib/language/verdict-sentence';
import type { Verdict, VerdictLevel } from '@/lib/status/verdict/verdict';

const t = createTranslate('en', catalogueOf('en'));
const verdictSentence = (verdict: Verdict): string => say(verdict, t);

const toCount = (names: readonly string[]) => ({
  count: names.length,
  named: names.slice(0, 2).map((name) => ({ name })),
});
const inTrouble = (
  level: VerdictLevel,
  services: readonly string[],
  scopes: readonly string[],
  translate = t,
): string =>
  say(
    {
      kind: 'places',
      level,
      expected: 0,
      since: null,
      services: toCount(services),
      scopes: toCount(scopes),
    },
    translate,
  );
const fine = (monitors: number, expected: number): string =>
  verdictSentence({ kind: 'fine', level: 'ok', monitors, expected });

const THREE = ['a', 'b', 'c'];
const MANY = Array.from({ length: 1_234 }, (_, index) => `service ${index}`);

describe('verdictSentence', () => {
  test.each([
    ['Payments is failing in us-east-1', 'alert', ['Payments'], ['us-east-1']],
    ['Payments is degraded in us-east-1', 'warning', ['Payments'], ['us-east-1']],
    ['Unknown status for Payments in us-east-1', 'unknown', ['Payments'], ['us-east-1']],
    ['Payments is failing in Paris and Oslo', 'alert', ['Payments'], ['Paris', 'Oslo']],
    ['Payments and Search are failing in 3 scopes', 'alert', ['Payments', 'Search'], THREE],
    ['Payments and Search are degraded in Paris', 'warning', ['Payments', 'Search'], ['Paris']],
    ['Unknown status for Payments and Search in 3 scopes', 'unknown', ['Payments', 'Search'], THREE],
    ['1,234 services failing in Paris and Oslo', 'alert', MANY, ['Paris', 'Oslo']],
    ['3 services degraded in 3 scopes', 'warning', THREE, THREE],
    ['Unknown status for 3 services in Paris', 'unknown', THREE, ['Paris']],
  ] as const)('names one or two, and counts more: %s', (sentence, level, services, scopes) => {
    expect(inTrouble(level, services, scopes)).toBe(sentence);
  });

  test.each([
    ['API en panne sur Paris et Oslo', 'alert', ['API'], ['Paris', 'Oslo']],
    ['API dégradé sur Paris', 'warning', ['API'], ['Paris']],
    ['API et Search dégradés sur 3 périmètres', 'warning', ['API', 'Search'], THREE],
    ['1\u202f234 services en panne sur Paris', 'alert', MANY, ['Paris']],
    ['État inconnu pour API sur Paris', 'unknown', ['API'], ['Paris']],
  ] as const)('agrees in French: %s', (sentence, level, services, scopes) => {
    const french = createTranslate('fr', catalogueOf('fr'));
    expect(inTrouble(level, services, scopes, french)).toBe(sentence);
  });

  test('counts two names that are too long for one sentence, but shows a single one in full', () => {
    const [long, longer] = ['Customer relationship management', 'Enterprise resource planning'];
    expect(inTrouble('alert', [long, longer], ['Paris'])).toBe('2 services failing in Paris');
    expect(inTrouble('alert', ['Search'], [long, longer])).toBe('Search is failing in 2 scopes');
    expect(inTrouble('alert', ['x'.repeat(300)], ['Paris'])).toBe(`${'x'.repeat(300)} is failing in Paris`);
  });

  test('is the name of an incident', () => {
    const incident = { id: 5, name: 'Cards are declined', severity: 'critical' } as const;
    expect(
      verdictSentence({
        kind: 'incident',
        level: 'alert',
        expected: 0,
        since: null,
        monitors: 9,
        incident,
        others: 0,
      }),
    ).toBe('Cards are declined');
  });

  test.each([
    [88, 0, 'All 88 monitors OK'],
    [1, 0, '1 monitor, OK'],
    [80, 8, '80 monitors OK, 8 under maintenance'],
    [1, 8, '1 monitor OK, 8 under maintenance'],
    [0, 8, '0 monitors OK, 8 under maintenance'],
  ])(
    'of %d ok and %d expected monitors never claims that all are ok if some are not',
    (monitors, expected, sentence) => {
      expect(fine(monitors, expected)).toBe(sentence);
    },
  );

  test('claims nothing without monitors', () => {
    expect(verdictSentence({ kind: 'empty', level: 'empty', expected: 0 })).toBe('No monitors yet');
    expect(verdictSentence({ kind: 'unread', level: 'unknown', expected: 0 })).toBe('Status unknown');
  });
});
