import { describe, expect, test } from 'vitest';

import { truncateRow, MAX_TEXT_LENGTH } from '@/lib/server/poller/rows/truncate';

describe('truncating a row', () => {
  test('returns the same row if nothing is too long', () => {
    const row = {
      id: 1,
      name: 'x'.repeat(MAX_TEXT_LENGTH),
      events: [{ content: 'short' }],
      description: null,
    };
    expect(truncateRow(row)).toBe(row);
  });

  test('cuts texts at 20,000 characters without splitting a surrogate pair', () => {
    const long = '😀'.repeat(MAX_TEXT_LENGTH);
    const cut = truncateRow({ id: 1, name: long, events: [{ content: long }] }) as {
      name: string;
      events: { content: string }[];
    };
    expect(cut.name.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
    expect(cut.name).toMatch(/^(😀)+…$/u);
    expect(cut.events[0]?.content).toBe(cut.name);
  });

  test('cuts long lists and drops values that are nested too deeply', () => {
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as unknown;
    expect(JSON.stringify(truncateRow(deep)).length).toBeLessThan(50);
    expect(truncateRow(Array.from({ length: 5_000 }, (_, id) => id))).toHaveLength(1_000);
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, id) => [`field${id}`, id]));
    expect(Object.keys(truncateRow(wide) as object)).toHaveLength(1_000);
  });
});
