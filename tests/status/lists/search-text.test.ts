import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { alsoSearched, createMatcher, toItemText, toSearchText } from '@/lib/status/lists/search-text';

const anyText = fc.string({ unit: 'binary' });

describe('toSearchText', () => {
  test.each([
    ['Réplication', 'replication'],
    ['ŁÓDŹ łódź', 'lodz lodz'],
    ['Ørsted smørrebrød', 'orsted smorrebrod'],
    ['Straße STRAẞE', 'strasse strasse'],
    ['Đà Nẵng đ Ð ð', 'da nang d d d'],
    ['Ægir æ Œuvre œ', 'aegir ae oeuvre oe'],
    ['Þór', 'thor'],
    ['ħ ŧ ŋ ĸ', 'h t n k'],
    ['İstanbul ISPARTA Iğdır ı', 'istanbul isparta igdir i'],
    ['ΟΔΟΣ οδός Οδοσ', 'οδοσ οδοσ οδοσ'],
    ['Άέήίόύώ ϊΐ', 'αεηιουω ιι'],
    ['ＡＰＩ－１２', 'api-12'],
    ['ﬁle ﬅ', 'file st'],
    ['Йод ё', 'иод е'],
    ['l’API ‘x’', "l'api 'x'"],
    ['us‑east‐1 a–b', 'us-east-1 a-b'],
    ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
    ['\u2068שלום\u2069', 'שלום'],
    ['A\u00a0B', 'a b'],
  ])('finds %j as %j', (text, searchText) => {
    expect(toSearchText(text)).toBe(searchText);
  });

  test('does not change a normalised text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const searchText = toSearchText(text);
        expect(toSearchText(searchText)).toBe(searchText);
      }),
    );
  });

  test('is that of the characters, joined, so that a match can be traced back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Array.from(text, toSearchText).join('')).toBe(toSearchText(text));
      }),
    );
  });

  test('does not depend on case, composition or width', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aéłøßđæœςάïｑ'), minLength: 1 });
    fc.assert(
      fc.property(letters, (text) => {
        const variants = [text.toUpperCase(), text.normalize('NFD'), text.normalize('NFC')];
        for (const variant of variants) expect(toSearchText(variant)).toBe(toSearchText(text));
      }),
    );
  });
});

test('a matcher finds every word in any order, and everything if there is none', () => {
  const matches = createMatcher('  Lodz  ŁĄCZE ');
  expect(matches(toSearchText('łącze Łódź'))).toBe(true);
  expect(matches(toSearchText('łącze'))).toBe(false);
  expect(createMatcher(' \n ')('')).toBe(true);
});

test('the text of an item has all its fields, and the beginning of long texts', () => {
  const also = alsoSearched('https://db.example.com', `${'x'.repeat(1_000)}tail`);
  const text = toItemText({ name: 'Écran', reference: 'R-1', scope: 'EU', service: 'Pay', ...also });
  for (const word of ['ecran', 'r-1', 'eu', 'pay', 'db.example.com']) expect(text).toContain(word);
  expect(text).not.toContain('tail');
  expect(alsoSearched(null, '', undefined)).toEqual({});
});
