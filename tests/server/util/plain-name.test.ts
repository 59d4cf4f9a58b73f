import fc from 'fast-check';
import { expect, test } from 'vitest';

import { toPlainName } from '@/lib/server/util/plain-name';

test.each([
  [' Ada\t\r\n Lovelace\u0000 ', 'Ada Lovelace'],
  ['a\u202Egnp.exe\u202C\u2066b\u2069\u200F', 'agnp.exeb'],
  ['<b>Lobby</b>', '<b>Lobby</b>'],
  ['ملعب', 'ملعب'],
  // Joiners stay.
  ['👩\u200D💻 می\u200Cخواهم', '👩\u200D💻 می\u200Cخواهم'],
  ['half \uD83D', 'half'],
  ['\u200B\u2060\u3164', ''],
  ['\u202E', ''],
  ['', ''],
])('a name is one line without direction marks: %j', (given, plain) => {
  expect(toPlainName(given)).toBe(plain);
});

test('every name is well-formed, and unchanged by a second call', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const plain = toPlainName(given);
      expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]|^\s|\s$/u);
      expect(toPlainName(plain)).toBe(plain);
    }),
  );
});
