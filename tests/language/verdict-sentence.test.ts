import { describe, expect, test } from 'vitest';

import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';
import { verdictSentence as say } from '@/lib/language/verdict-sentence';
import type { Verdict, VerdictLevel } from '@/lib/status/verdict/verdict';

const t = createTranslate('en', catalogueOf('en'));
const verdictSentence = (verdict: Verdict): string => say(verdict, t);

const inTrouble = (level: VerdictLevel, ...places: [service: string, scope: string][]): string =>
  verdictSentence({
    kind: 'places',
    level,
    expected: 0,
    places: places.map(([service, scope]) => ({ service, scope, count: 1 })),
  });
const fine = (monitors: number, expected: number): string =>
  verdictSentence({ kind: 'fine', level: 'ok', monitors, expected });

describe('verdictSentence', () => {
  test.each([
    ['alert', 'Payments is failing in us-east-1'],
    ['warning', 'Payments is degraded in us-east-1'],
    ['unknown', 'Unknown status for Payments in us-east-1'],
  ] as const)('names service and scope if one service is in %s', (level, sentence) => {
    expect(inTrouble(level, ['Payments', 'us-east-1'])).toBe(sentence);
  });

  test('counts the scopes of one service', () => {
    expect(inTrouble('alert', ['Payments', 'us-east-1'], ['Payments', 'eu-west-1'])).toBe(
      'Payments is failing in 2 scopes',
    );
  });

  test('counts the services of one scope', () => {
    expect(inTrouble('warning', ['Payments', 'eu-west-1'], ['Search', 'eu-west-1'])).toBe(
      '2 services are degraded in eu-west-1',
    );
  });

  test('counts each service and scope once', () => {
    expect(inTrouble('unknown', ['Payments', 'a'], ['Search', 'a'], ['Search', 'b'], ['Search', 'c'])).toBe(
      'Unknown status for 2 services in 3 scopes',
    );
  });

  test('is the name of an incident', () => {
    const incident = { id: 5, name: 'Cards are declined', severity: 'critical' } as const;
    expect(
      verdictSentence({ kind: 'incident', level: 'alert', expected: 0, monitors: 9, incident, others: 0 }),
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
