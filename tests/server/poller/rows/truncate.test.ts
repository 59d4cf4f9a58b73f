import { describe, expect, test } from 'vitest';

import { truncateRow, MAX_TEXT_LENGTH } from '@/lib/server/poller/rows/truncate';

describe('what is kept of a row', () => {
  test('is the row itself where nothing is too long', () => {
    const row = {
      id: 1,
      name: 'x'.repeat(MAX_TEXT_LENGTH),
      events: [{ content: 'short' }],
      description: null,
    };
    expect(truncateRow(row)).toBe(row);
  });

  test('is no text longer than 20,000 characters, wherever it is, and no half of a character', () => {
    const long = '😀'.repeat(MAX_TEXT_LENGTH);
    const cut = truncateRow({ id: 1, name: long, events: [{ content: long }] }) as {
      name: string;
      events: { content: string }[];
    };
    expect(cut.name.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
    expect(cut.name).toMatch(/^(😀)+…$/u);
    expect(cut.events[0]?.content).toBe(cut.name);
  });

  test('is the beginning of a list that is too long, and nothing of what is nested too deeply', () => {
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as unknown;
    expect(JSON.stringify(truncateRow(deep)).length).toBeLessThan(50);
    expect(truncateRow(Array.from({ length: 5_000 }, (_, id) => id))).toHaveLength(1_000);
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, id) => [`field${id}`, id]));
    expect(Object.keys(truncateRow(wide) as object)).toHaveLength(1_000);
  });
});
