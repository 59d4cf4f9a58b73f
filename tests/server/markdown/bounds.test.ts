import { Script } from 'node:vm';

import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { renderAhead, renderMarkdown } from '@/lib/server/markdown/markdown';
import { isCostly, truncate } from '@/lib/server/markdown/bounds';
import { parseMarkdown } from '@/lib/server/markdown/processor';
import { runWithTimeLimit } from '@/lib/server/markdown/time-limit';

describe('a costly text', () => {
  const NESTED = '>'.repeat(10_000);

  test.each([
    NESTED,
    '- '.repeat(9_000),
    '*a_'.repeat(6_000),
    '<div>'.repeat(3_000),
    `${'|'.repeat(2_000)}\n${'|-'.repeat(2_000)}|\n${'a\n'.repeat(900)}`,
    '`x'.repeat(8_000),
    'a@b.c '.repeat(3_000),
    `[a]: <${'x'.repeat(9_000)}>\n\n${'[a]'.repeat(900)}`,
  ])('is shown as written', (markdown) => {
    const { html, text, isShortened } = renderMarkdown(markdown);
    expect(html).toMatch(/^<p class="as-written">/);
    expect(text).toBe(markdown.replace(/\s+/g, ' ').trim());
    expect(isShortened).toBeUndefined();
  });

  test('is truncated if it is very long, and marked', { timeout: 120_000 }, () => {
    const lines = renderMarkdown('x\n'.repeat(500_000));
    expect(lines.isShortened).toBe(true);
    expect(lines.html.match(/<br>/g)).toHaveLength(999);
    expect(lines.text.endsWith('x …')).toBe(true);
    const words = renderMarkdown(`**start** ${'word '.repeat(200_000)}`);
    expect(words.isShortened).toBe(true);
    expect(words.html).toMatch(/^<p><strong>start<\/strong> word /);
    expect(words.text.length).toBeLessThanOrEqual(20_002);
    expect(words.text).toMatch(/ word …$/);
    const word = renderMarkdown('😀'.repeat(50_000));
    expect(word.text).not.toMatch(/\p{Cs}/u);
  });

  test('within the bounds is parsed completely', () => {
    const markdown = '| name | status |\n|---|---|\n' + '| `monitor_one` | **alert** |\n'.repeat(150);
    expect(renderMarkdown(markdown).html.match(/<strong>alert/g)).toHaveLength(150);
  });

  test('within the bounds never takes the parser too long', { timeout: 300_000 }, () => {
    const unit = fc.constantFrom(
      ...[
        '> ',
        '- ',
        '1. ',
        '*a_',
        '[',
        '![',
        '](',
        '`',
        '~~',
        '|',
        '<b>',
        '<div>',
        '<td>',
        '</p>',
        'x\n',
        '\n\n',
        '[^a]',
        '[^a]: x\n',
      ],
    );
    const costly = fc
      .tuple(fc.array(unit, { minLength: 1, maxLength: 4 }), fc.integer({ min: 100, max: 4_000 }))
      .map(([units, times]) => units.join('').repeat(times));
    fc.assert(
      fc.property(costly, (markdown) => {
        const beginning = truncate(markdown);
        fc.pre(!isCostly(beginning));
        expect(() => parseMarkdown(beginning)).not.toThrow();
      }),
      { numRuns: 20 },
    );
  });

  test('that hangs is stopped, wherever it hangs', () => {
    const hang = () => {
      for (;;);
    };
    expect(() => runWithTimeLimit(50, hang)).toThrow(
      expect.objectContaining({ code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' }),
    );
    expect(runWithTimeLimit(60_000, () => 'done')).toBe('done');
  });

  test('that cannot be parsed is tried once, and logged without its content', async () => {
    // The expanded references exceed the limit, which only parsing shows.
    const markdown = `[secret]: <http://a.example/${'x'.repeat(4_900)}>\n\n${'[secret] '.repeat(100)}`;
    const parses = vi.spyOn(Script.prototype, 'runInContext');
    onTestFinished(() => parses.mockRestore());
    await renderAhead([markdown, markdown]);
    const { html, text } = renderMarkdown(markdown);
    expect(html).toMatch(/^<p class="as-written">\[secret\]/);
    expect(text).toContain('[secret] [secret]');
    expect(parses).toHaveBeenCalledTimes(1);
  });
});
