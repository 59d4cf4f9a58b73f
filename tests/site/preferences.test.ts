import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LANGUAGES, parsePreferences, THEMES, toPreferenceCookie } from '@/lib/site/preferences';

const parse = (cookie?: string | null, acceptLanguage?: string | null) =>
  parsePreferences({ cookie, acceptLanguage });
const UNASKED = { language: 'en', theme: 'system', zone: null };

describe('parsePreferences', () => {
  test('returns the defaults for an empty request', () => {
    expect(parse()).toEqual(UNASKED);
    expect(parse(null, null)).toEqual(UNASKED);
    expect(parse('', '')).toEqual(UNASKED);
  });

  test('reads cookies among others', () => {
    expect(parse('session=a=b; theme=dark;lang=fr ; zone=Europe/Paris; x')).toEqual({
      language: 'fr',
      theme: 'dark',
      zone: 'Europe/Paris',
    });
    expect(parse('zone=Europe%2FParis; lang="fr"')).toEqual({
      language: 'fr',
      theme: 'system',
      zone: 'Europe/Paris',
    });
  });

  test.each([
    ['europe/PARIS', 'Europe/Paris'],
    ['UTC', 'UTC'],
    ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['', null],
    ['+05:30', null],
    ['Europe/Atlantis', null],
    ['../../etc/passwd', null],
    ['Europe/Paris\r\nset-cookie: a=b', null],
    [`Europe/${'a'.repeat(10_000)}`, null],
    ['%E0%A4%A', null],
  ])('accepts valid zones only, in their canonical spelling: %j', (name, zone) => {
    const given = parse(`zone=${name}`).zone;
    // Engines differ in the canonical name of a zone.
    const known = zone && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    expect(given).toBe(known);
  });

  test.each(['lang=de', 'lang=FR', 'lang=', 'lang', 'LANG=fr', 'xlang=fr', 'theme=__proto__', 'theme=Dark'])(
    'ignores invalid values: %j',
    (cookie) => {
      expect(parse(cookie)).toEqual(UNASKED);
    },
  );

  test('uses the first valid cookie of a name', () => {
    expect(parse('lang=xx; lang=fr; lang=en').language).toBe('fr');
  });

  test('prefers the chosen language to those of the browser', () => {
    expect(parse('lang=en', 'fr').language).toBe('en');
    expect(parse('lang=de', 'fr').language).toBe('fr');
  });

  test.each([
    ['fr', 'fr'],
    ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
    ['FR-ca', 'fr'],
    ['de, fr;q=0.5, en;q=0.4', 'fr'],
    ['fr;q=0.5,en', 'en'],
    ['fr;q=0.5, en;q=0.5', 'fr'],
    ['*, fr;q=0.5', 'en'],
    ['fr;q=0', 'en'],
    ['fr;q=nonsense', 'en'],
    ['fr;q=99, en;q=0.1', 'en'],
    ['frankish', 'en'],
    [',;q=,-', 'en'],
  ])('negotiates the language: %j', (header, language) => {
    expect(parse(null, header).language).toBe(language);
  });

  test('parses what was formatted', () => {
    const preferences = fc.record({
      language: fc.constantFrom(...LANGUAGES),
      theme: fc.constantFrom(...THEMES),
      zone: fc.constantFrom(null, 'UTC', ...Intl.supportedValuesOf('timeZone')),
    });
    fc.assert(
      fc.property(preferences, (chosen) => {
        expect(parse(toPreferenceCookie(chosen), 'fr')).toEqual(chosen);
      }),
    );
  });

  test('returns supported values only, for any request', () => {
    const header = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^((lang|theme|zone)=[\w%/+"-]{0,9}; ?){0,4}$/),
    );
    fc.assert(
      fc.property(header, header, (cookie, acceptLanguage) => {
        const preferences = parse(cookie, acceptLanguage);
        expect(LANGUAGES).toContain(preferences.language);
        expect(THEMES).toContain(preferences.theme);
        expect(parse(toPreferenceCookie(preferences))).toEqual(preferences);
      }),
    );
  });
});
