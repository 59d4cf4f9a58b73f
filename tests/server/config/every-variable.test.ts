import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { configSchema, parseConfig } from '@/lib/server/config/config';
import { ConfigurationError } from '@/lib/server/util/configuration-error';

import { WRONG_VALUES } from './wrong-values';

const names = Object.keys(configSchema.shape);

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseConfig(env, '');
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('every variable', () => {
  test('has invalid values to test', () => {
    expect(Object.keys(WRONG_VALUES).sort()).toEqual([...names].sort());
  });

  test.each(
    Object.entries(WRONG_VALUES).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  )('%s is refused as %j, with one sentence that names it and repeats nothing', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} .+\\.$`));
    // Values that the message may contain anyway, like a bare 1.
    if (value.length > 5) expect(problems[0]).not.toContain(value);
  });

  test('accepts any text, or rejects it by name', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.webUrl({ withQueryParameters: true }),
      fc.json(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), text, (name, value) => {
        for (const problem of problemsOf({ [name]: value }))
          expect(problem).toMatch(new RegExp(`^${name}\\b.*\\.$`));
      }),
      { numRuns: 1_000 },
    );
  });
});
