import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { characterWidth, measureText } from '@/lib/status/wall/measure-text';
import { wrapText } from '@/lib/status/wall/wrap-text';

import widths from './inter-widths.json';

// Widths of Inter in Chromium, in thousandths of an em, with kerning: the greater of tabular and proportional figures.

const weights = [400, 700] as const;

describe('measureText', () => {
  test.each(widths.flatMap((width) => weights.map((weight) => [width.text, weight, width[weight]] as const)))(
    'of %j at weight %d is at least its real width',
    (text, weight, width) => {
      expect(measureText(text, 1_000, weight)).toBeGreaterThanOrEqual(width * 0.98);
    },
  );

  test('is close for Latin text', () => {
    for (const width of widths.filter(({ text }) => /^[ -~éàèü·—→]{6,}$/.test(text))) {
      for (const weight of weights)
        expect(measureText(width.text, 1_000, weight)).toBeLessThan(width[weight] * 1.2);
    }
  });

  test('counts an em for characters of other fonts, more for emoji, and nothing for invisible ones', () => {
    expect(['決', 'م', 'ह', '😀', '\u200d', '\u0301'].map((one) => characterWidth(one, 400))).toEqual([
      1, 1, 1, 1.4, 0, 0,
    ]);
  });
});

describe('wrapText', () => {
  const wrap = (text: string, widthPx: number, maxLines: number) =>
    wrapText(text, 10, 400, widthPx, maxLines);

  test('stays on one line if the text fits', () => {
    expect(wrap('  Object \n storage ', 200, 1)).toEqual({
      lines: ['Object storage'],
      isShortened: false,
      isTorn: false,
    });
  });

  test('breaks at spaces and after hyphens', () => {
    expect(wrap('Object storage', 50, 2).lines).toEqual(['Object', 'storage']);
    expect(wrap('ap-northeast-1', 65, 2).lines).toEqual(['ap-', 'northeast-1']);
  });

  test('keeps words whole if possible, and leaves no tiny pieces', () => {
    expect(wrap('Failing in eu-west-1', 75, 2)).toMatchObject({
      lines: ['Failing in', 'eu-west-1'],
      isTorn: false,
    });
    expect(wrap('us-central-1', 60, 2)).toMatchObject({ lines: ['us-', 'central-1'], isTorn: true });
    expect(wrap('north-west-1', 60, 2).lines).toEqual(['north-', 'west-1']);
  });

  test('breaks inside a word that is wider than a line', () => {
    expect(wrap('abcdefghijkl', 40, 3).lines.join('')).toBe('abcdefghijkl');
  });

  test('shortens at the end', () => {
    expect(wrap('Warehouse synchronisation', 80, 1)).toEqual({
      lines: ['Warehouse s…'],
      isShortened: true,
      isTorn: false,
    });
    expect(wrap('Rolling back the change of the pool', 80, 1).lines).toEqual(['Rolling back t…']);
  });

  test('has no lines without text', () => {
    expect(wrap(' ', 80, 2)).toEqual({ lines: [], isShortened: false, isTorn: false });
  });

  test('keeps the beginning of a very long word, on all lines', () => {
    const { lines, isShortened } = wrap(`A${'x'.repeat(20_000)}Z`, 80, 3);
    expect(isShortened).toBe(true);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^Ax+$/);
    expect(lines[2]).toMatch(/^x+…$/);
    expect(wrap(`${'a-'.repeat(10_000)}Z`, 80, 2).lines.at(-1)).toMatch(/^(a-)+a?…$/);
  });

  const texts = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.constantFrom('Payments', 'eu-west-1', 'Оплата', '決済', 'خدمة', '👩‍🚀', 'x'), { maxLength: 20 })
      .map((words) => words.join(' ')),
  );

  test('never exceeds its width or lines, and reports what it drops', () => {
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 160, max: 900 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, lines) => {
          const wrapped = wrapText(text, 10, 700, width, lines);
          expect(wrapped.lines.length).toBeLessThanOrEqual(lines);
          for (const line of wrapped.lines) expect(measureText(line, 10, 700)).toBeLessThanOrEqual(width);
          const squeeze = (given: string) => given.replace(/\s/gu, '');
          if (!wrapped.isShortened) expect(squeeze(wrapped.lines.join(''))).toBe(squeeze(text));
          else expect(wrapped.lines.at(-1)).toContain('…');
        },
      ),
    );
  });

  test('needs no more lines if they are wider', () => {
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 160, max: 900 }),
        fc.integer({ min: 1, max: 300 }),
        (text, width, more) => {
          const narrow = wrapText(text, 10, 400, width, 100).lines.length;
          expect(wrapText(text, 10, 400, width + more, 100).lines.length).toBeLessThanOrEqual(narrow);
        },
      ),
    );
  });
});
