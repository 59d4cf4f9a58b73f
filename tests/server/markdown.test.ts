import { describe, expect, test } from 'vitest';

import { renderMarkdown } from '@/lib/server/markdown';

describe('Markdown from the source', () => {
  test('keeps tables, code and line breaks', () => {
    const { html } = renderMarkdown('one\ntwo\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```');
    expect(html).toContain('one<br>\ntwo');
    expect(html).toContain('<td>1</td>');
    expect(html).toContain('<pre><code>code\n</code></pre>');
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![x](https://tracker.example.com/x.png)',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe src="https://evil.example.com"></iframe>',
    '[x]: javascript:alert(1)\n\n[x]',
    '<javascript:alert(1)>',
  ])('makes %s inert', (markdown) => {
    const { html } = renderMarkdown(markdown);
    expect(html).not.toMatch(/<(script|img|iframe)|href="(javascript|data)|onerror=/i);
  });

  test('lets links leave the page without telling where from', () => {
    expect(renderMarkdown('[docs](https://example.com)').html).toBe(
      '<p><a href="https://example.com" rel="nofollow noopener noreferrer" target="_blank">docs</a></p>',
    );
  });

  test('has a plain text on one line', () => {
    expect(renderMarkdown('**Rolling** back\n\n- `pool` size\n- <b>shard</b>').text).toBe(
      'Rolling back pool size shard',
    );
  });
});
