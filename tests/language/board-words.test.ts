import { describe, expect, test } from 'vitest';

import { countParts, countWords } from '@/lib/language/board-words';
import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';

describe('countParts', () => {
  test.each(['en', 'fr'] as const)('separates alerts and warnings without losing text, in %s', (language) => {
    const t = createTranslate(language, catalogueOf(language));
    const line = `${countWords({ ok: 80, warning: 6, alert: 2, unknown: 1 }, t)} — 2 active incidents`;
    const parts = countParts(line, t);
    expect(parts.map(({ text }) => text).join('')).toBe(line);
    expect(parts.filter(({ tone }) => tone !== 'neutral')).toEqual([
      { text: t('board.alertCount', { count: 2 }), tone: 'alert' },
      { text: t('board.warningCount', { count: 6 }), tone: 'warning' },
    ]);
  });

  test('has no coloured parts if everything is ok', () => {
    const t = createTranslate('en', catalogueOf('en'));
    const parts = countParts('0 alert · 6 ok — Shop: 0 warning', t);
    expect(parts.every(({ tone }) => tone === 'neutral')).toBe(true);
  });
});
