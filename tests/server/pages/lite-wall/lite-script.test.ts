import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';

import { GUARD_SCRIPT } from '@/lib/server/pages/guard-script';
import { LITE_SCRIPT } from '@/lib/server/pages/lite-wall/lite-script';
import { liteStyle } from '@/lib/server/pages/lite-wall/lite-style';

describe('compatibility with old browsers', () => {
  test.each([
    ['the guard script of the wall', GUARD_SCRIPT],
    ['the script of the lite wall', LITE_SCRIPT],
  ])('%s is ES5', (_, script) => {
    expect(() => parse(script, { ecmaVersion: 5 })).not.toThrow();
  });

  test.each(['dark', 'light'] as const)(
    'the style of the lite wall uses no CSS newer than 2015, in the %s theme',
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
