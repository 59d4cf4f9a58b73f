import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createMatcher, toSearchText } from '@/lib/status/lists/search-text';
import { findMarks } from '@/lib/status/search/find-marks';

const marked = (text: string, typed: string): string[] =>
  findMarks(text, typed).map(([start, end]) => text.slice(start, end));

describe('findMarks', () => {
  test.each([
    ['Réplication', 'repl', ['Répl']],
    ['Straße 9', 'ss', ['ß']],
    ['Straße', 'asse', ['aße']],
    ['œuvre', 'e', ['œ', 'e']],
    ['e\u0301te\u0301', 'te', ['te\u0301']],
    ['ﬁn e\u0301', 'n', ['n']],
    ['ＡＰＩ', 'pi', ['ＰＩ']],
    ['😀 api 😀', 'api', ['api']],
    ['api api', 'api', ['api', 'api']],
    ['payments', 'pay ment ayme', ['payment']],
    ['eu-west-1', 'west eu', ['eu', 'west']],
    ['zero\u200bwidth', 'rowi', ['ro\u200bwi']],
    ['nothing', 'x', []],
    ['anything', '', []],
  ])('marks in %j for %j', (text, typed, parts) => {
    expect(marked(text, typed)).toEqual(parts);
  });

  test('marks sorted, disjoint parts of the original, each with a word, if and only if a word matches', () => {
    const letter = fc.constantFrom(...'aábß', 'œ', 'ﬁ', 'e\u0301', '😀', ' ', '\u200b', 'ς', 'Σ');
    const text = fc.string({ unit: letter, maxLength: 20 });
    fc.assert(
      fc.property(text, text, (name, typed) => {
        const marks = findMarks(name, typed);
        const words = toSearchText(typed).split(/\s+/).filter(Boolean);
        let last = -1;
        for (const [start, end] of marks) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
          const part = toSearchText(name.slice(start, end));
          expect(words.some((word) => part.includes(word))).toBe(true);
        }
        expect(last).toBeLessThanOrEqual(name.length);
        expect(marks.length > 0).toBe(words.some((word) => createMatcher(word)(toSearchText(name))));
      }),
    );
  });
});
