import { describe, expect, test } from 'vitest';

import { catalogueOf, pickMessages } from '@/lib/language/catalogue';
import type { Message } from '@/lib/language/messages/message';
import type { NamespaceName } from '@/lib/language/messages/en/catalogue';
import { createTranslate } from '@/lib/language/translate';
import { LANGUAGES } from '@/lib/site/preferences';

const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other];

const namesIn = (message: Message): string[] =>
  textsOf(message)
    .map((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted())
    .map((names) => [...new Set(names)].join())
    .toSorted();

/** Words that a status page does not use. The script check-words.mjs checks more of them in all files. */
const ODD_WORDS = /\b(just now|there is none|the source|begun|jusqu’ici|jusque-là|vieux|parce que)\b/i;

const english = catalogueOf('en');
const allKeys = (Object.keys(english) as NamespaceName[]).flatMap((namespace) =>
  Object.keys(english[namespace]).map((key) => [namespace, key] as const),
);
const at = (language: (typeof LANGUAGES)[number], namespace: NamespaceName, key: string): Message =>
  (catalogueOf(language)[namespace] as Readonly<Record<string, Message>>)[key] ?? '';

describe('messages', () => {
  test.each(LANGUAGES)('have the same values in %s as in English, and are not empty', (language) => {
    for (const [namespace, key] of allKeys) {
      const message = at(language, namespace, key);
      const source = at('en', namespace, key);
      expect([key, typeof message]).toEqual([key, typeof source]);
      // A singular may contain "one" instead of the number.
      if (typeof source === 'string') expect([key, namesIn(message)]).toEqual([key, namesIn(source)]);
      for (const text of textsOf(message)) expect([key, text.trim()]).not.toEqual([key, '']);
    }
  });

  test('use the numbers and plurals of their language', () => {
    const say = LANGUAGES.map((language) => createTranslate(language, catalogueOf(language)));
    expect(say.map((t) => t('board.monitorCount', { count: 1 }))).toEqual(['1 monitor', '1 sonde']);
    expect(say.map((t) => t('board.monitorCount', { count: 0 }))).toEqual(['0 monitors', '0 sonde']);
    expect(say.map((t) => t('board.monitorCount', { count: 2_000 }))).toEqual([
      '2,000 monitors',
      '2\u202f000 sondes',
    ]);
  });

  test('have narrow no-break spaces in French', () => {
    const t = createTranslate('fr', catalogueOf('fr'));
    expect(t('reason.why')).toBe('Pourquoi\u202f?');
    const texts = allKeys.flatMap(([namespace, key]) => textsOf(at('fr', namespace, key)));
    expect(texts.filter((text) => / [:;!?»]|« /.test(text))).toEqual([]);
  });

  test.each(LANGUAGES)('in %s have typographic apostrophes and no odd words', (language) => {
    const texts = allKeys.flatMap(([namespace, key]) => textsOf(at(language, namespace, key)));
    expect(texts.filter((text) => text.includes("'") || text.includes('...'))).toEqual([]);
    expect(texts.filter((text) => ODD_WORDS.test(text))).toEqual([]);
  });

  test('in French have a space before every colon, semicolon, exclamation and question mark', () => {
    const texts = allKeys.flatMap(([namespace, key]) => textsOf(at('fr', namespace, key)));
    // Not in addresses and times, where no space follows.
    expect(texts.filter((text) => /[^\s\u202f][:;!?](?!\w)/.test(text))).toEqual([]);
  });

  test('name the number in the French singular, which is for 0, too', () => {
    const unnumbered = allKeys.filter(([namespace, key]) => {
      const [singular = ''] = textsOf(at('fr', namespace, key));
      const plural = textsOf(at('en', namespace, key))[1] ?? '';
      return plural.includes('{count}') && !singular.includes('{count}');
    });
    expect(unnumbered).toEqual([]);
  });

  test('come in parts for values that are React nodes', () => {
    const t = createTranslate('en', catalogueOf('en'));
    expect(t.parts('notice.fromTo')).toEqual([{ value: 'start' }, { text: ' to ' }, { value: 'end' }]);
  });

  test('throw unless their namespace was picked', () => {
    const t = createTranslate('en', pickMessages('en', ['board']));
    expect(t('board.live')).toBe('Live');
    expect(() => t('map.title')).toThrow('map.title is not at hand');
  });

  test('insert values literally', () => {
    const t = createTranslate('en', catalogueOf('en'));
    expect(t('notice.incidentOpened', { name: '{name} $& $1' })).toBe('Incident opened: {name} $& $1');
  });
});
