import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createCode, formatCode, parseCode } from '@/lib/server/screens/pairing-code';
import {
  createSecret,
  isSecret,
  systemRandomness,
  toCredential,
  hashSecret,
} from '@/lib/server/screens/secrets';

test('a code has six characters and none that are easily confused', () => {
  fc.assert(
    fc.property(
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (chances) => {
        const code = createCode({ below: (limit) => Math.floor(Number(chances.next().value) * limit) });
        expect(code).toMatch(/^[A-Z3-9]{6}$/);
        expect(code).not.toMatch(/[0O1ILS5Z28BUV]/);
      },
    ),
  );
});

test('a code is accepted in any case, with spaces and hyphens', () => {
  const code = createCode(systemRandomness);
  for (const typed of [code, code.toLowerCase(), formatCode(code), ` ${code.slice(0, 2)}-${code.slice(2)} `])
    expect(parseCode(typed)).toBe(code);
});

test.each(['', 'ACDEF', 'ACDEFGH', 'ACDEF0', 'ACDEFO', '<script>', 'A'.repeat(10_000)])(
  'rejects input that is not a code: %s',
  (typed) => {
    expect(parseCode(typed)).toBeNull();
  },
);

test('all characters of a code are equally likely', () => {
  const counts = new Map<string, number>();
  for (let n = 0; n < 4_000; n += 1)
    for (const letter of createCode(systemRandomness)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const expected = (4_000 * 6) / counts.size;
  expect(counts.size).toBe(23);
  for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected / 4);
});

test('a secret has 256 bits, and its digest and credential differ from it', () => {
  const secret = createSecret(systemRandomness);
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  const credential = toCredential(secret);
  expect(isSecret(secret) && isSecret(credential)).toBe(true);
  expect(new Set([secret, credential, hashSecret(secret), hashSecret(credential)]).size).toBe(4);
  expect(toCredential(secret)).toBe(credential);
});
