import { describe, expect, test } from 'vitest';

import { cutTexts, LONGEST_TEXT } from '@/lib/server/poller/rows/cut-texts';

describe('what is kept of a row', () => {
  test('is the row itself where nothing is too long', () => {
    const row = { id: 1, name: 'x'.repeat(LONGEST_TEXT), events: [{ content: 'short' }], description: null };
    expect(cutTexts(row)).toBe(row);
  });

  test('is no text longer than 20,000 characters, wherever it is, and no half of a character', () => {
    const long = '😀'.repeat(LONGEST_TEXT);
    const cut = cutTexts({ id: 1, name: long, events: [{ content: long }] }) as {
      name: string;
      events: { content: string }[];
    };
    expect(cut.name.length).toBeLessThanOrEqual(LONGEST_TEXT);
    expect(cut.name).toMatch(/^(😀)+…$/u);
    expect(cut.events[0]?.content).toBe(cut.name);
  });

  test('is the beginning of a list that is too long, and nothing of what is nested too deeply', () => {
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as unknown;
    expect(JSON.stringify(cutTexts(deep)).length).toBeLessThan(50);
    expect(cutTexts(Array.from({ length: 5_000 }, (_, id) => id))).toHaveLength(1_000);
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, id) => [`field${id}`, id]));
    expect(Object.keys(cutTexts(wide) as object)).toHaveLength(1_000);
  });
});
