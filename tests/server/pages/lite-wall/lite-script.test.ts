import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';

import { GUARD_SCRIPT } from '@/lib/server/pages/guard-script';
import { LITE_SCRIPT } from '@/lib/server/pages/lite-wall/lite-script';
import { liteStyle } from '@/lib/server/pages/lite-wall/lite-style';

describe('what old browsers have to understand', () => {
  test.each([
    ['the guard of the wall', GUARD_SCRIPT],
    ['the script of the plain wall', LITE_SCRIPT],
  ])('%s is JavaScript of 2009', (_, script) => {
    expect(() => parse(script, { ecmaVersion: 5 })).not.toThrow();
  });

  test.each(['dark', 'light'] as const)(
    'the style of the plain wall is CSS of 2015, in the %s theme',
    (theme) => {
      expect(liteStyle(theme, 'portrait')).not.toMatch(
        /gap:|color-mix|@layer|@container|@supports|var\(|--[a-z]|grid|min\(|max\(|clamp|:has|:is|:where|:not\(.*,|inset:|light-dark|[;{]aspect-ratio:|sticky|dvh|\d(?:ch|lh|vi|vb)\b/,
      );
    },
  );

  test('all of it takes less than 15 KiB', () => {
    expect(LITE_SCRIPT.length + liteStyle('dark', 'landscape').length).toBeLessThan(15 * 1_024);
  });
});
