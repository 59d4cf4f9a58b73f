import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { renderMarkdown } from '@/lib/server/markdown/markdown';

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

  test('opens links without a referrer', () => {
    expect(renderMarkdown('[docs](https://example.com)').html).toBe(
      '<p><a href="https://example.com" rel="nofollow noopener noreferrer" target="_blank">docs</a></p>',
    );
  });

  test('has a plain text of one line', () => {
    expect(renderMarkdown('**Rolling** back\n\n- `pool` size\n- <b>shard</b>').text).toBe(
      'Rolling back pool size shard',
    );
  });

  test.each([
    ['<p>We are investigating</p>', 'We are investigating'],
    ['<center>All is <b>down</b></center>', 'All is down'],
    ['<div>one</div>\n<section>two</section>', 'one two'],
    ['<table><tr><td>eu</td><td>down</td></tr></table>', 'eu down'],
    ['<details><summary>More</summary>the rest</details>', 'More the rest'],
    ['<foo>bar</foo>', '<foo>bar</foo>'],
    ['restart <service> on <host>', 'restart <service> on <host>'],
    ['<div>restart <service> at <http://a.example/></div>', 'restart <service> at <http://a.example/>'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<http://a.example/x>', 'http://a.example/x'],
    ['<div class="never closed\nthe rest', '<div class="never closed the rest'],
    ['<b>open <i>still', 'open still'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<div><style>p {}</style><textarea>t</textarea></div>', '<style>p {}</style><textarea>t</textarea>'],
    ['<div><?php echo 1 ?><![CDATA[ data ]]></div>', '<?php echo 1 ?><![CDATA[ data ]]>'],
    ['<!-- a comment -->kept', 'kept'],
    ['<h2 class="sr-only">seen</h2>', 'seen'],
    ['a ~single~ and ~~double~~', 'a ~single~ and double'],
    ['[update]: working', '[update]: working'],
    ['x[^1]\n\n[^1]: one\n[^2]: nowhere', 'x1 [^2]: nowhere Notes 1. one'],
    ['```Deploy failed\nat noon', 'Deploy failed at noon'],
    ['| a |\n|---|\n| 1 | beyond |', 'a 1 beyond'],
    ['30. minutes left\n31. more', '30. minutes left 31. more'],
    ['[](http://a.example/)', 'http://a.example/'],
    ['- [ ] open\n- [x] done', '☐ open ☑ done'],
  ])('loses nothing of %j', (markdown, text) => {
    expect(renderMarkdown(markdown).text).toBe(text);
  });

  test('keeps what follows a code fence, unless it is the name of a language', () => {
    expect(renderMarkdown('```Outage\n\nof the mail').text).toContain('Outage');
    expect(renderMarkdown('```JSON\n{}\n```').text).toBe('{}');
  });

  test('loses no word, whatever markup is around it', { timeout: 120_000 }, () => {
    const markup = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<div>',
        '<table>',
        '<td>',
        '<tr>',
        '<ul><li>',
        '<a href=x>',
        '<foo>',
        '</foo>',
        '<?',
        '<![CDATA[',
      ],
      ...[
        '<script>',
        '</script>',
        '<style>',
        '<title>',
        '<select>',
        '<svg>',
        '<template>',
        '<textarea>',
        '<iframe>',
        '<!doctype ',
      ],
      ...[
        '> ',
        '- ',
        '1. ',
        '# ',
        '```',
        '`',
        '*',
        '**',
        '_',
        '~',
        '~~',
        '|',
        '\n|-|\n',
        '[',
        '](',
        ')',
        '![',
        '[^1]',
        '\n[^1]: ',
      ],
      ...[
        '\n\n',
        '\n',
        '    ',
        '\t',
        '&',
        '&amp;',
        '<',
        '>',
        '"',
        '\\',
        'http://a.example/',
        '---',
        '===',
        '- [ ] ',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(markup, fc.nat(20)), { maxLength: 12 }), (parts) => {
        const words = parts.map(([, word], index) => `w${index}x${word}y`);
        const markdown = parts.map(([before], index) => `${before} ${words[index]} `).join('');
        // Addresses and titles of links are not text.
        fc.pre(!/\]\(|\]: ?\S*\s*["(]/.test(markdown));
        const { html, text } = renderMarkdown(markdown);
        for (const word of words) {
          expect(html).toContain(word);
          expect(text).toContain(word);
        }
      }),
      { numRuns: 300 },
    );
  });
});
