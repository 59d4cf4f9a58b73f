import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formatWallOptions } from '@/lib/status/wall/format-wall-options';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import { DEFAULT_WALL_OPTIONS, type WallOptions, type WallView } from '@/lib/status/wall/wall-options';

const parse = (query: string) => parseWallOptions(new URLSearchParams(query));

describe('parseWallOptions', () => {
  test('returns the defaults for an empty query', () => {
    expect(parse('')).toEqual({ options: DEFAULT_WALL_OPTIONS, problems: [] });
  });

  test('parses every option', () => {
    const query =
      'scope=eu-west-1&scope=7&service=Card%20payments&view=all&view=scope:eu-west-1&view=service:a:b&view=incidents' +
      '&view=maintenances&rotate=45&zone=Europe/Paris&lang=fr&theme=light&size=43.5&distance=2.5&night=22:30-06:15' +
      '&shape=portrait&sound=on&title=The%20shop';
    const parsed = parse(query);
    expect(parsed).toEqual({
      problems: [],
      options: {
        scopes: ['eu-west-1', '7'],
        services: ['Card payments'],
        views: [
          { kind: 'all' },
          { kind: 'scope', ref: 'eu-west-1' },
          { kind: 'service', ref: 'a:b' },
          { kind: 'incidents' },
          { kind: 'maintenances' },
        ],
        rotateSeconds: 45,
        timeZone: 'Europe/Paris',
        language: 'fr',
        theme: 'light',
        diagonalInches: 43.5,
        distanceMetres: 2.5,
        shape: 'portrait',
        night: { startMinute: 1_350, endMinute: 375 },
        isSoundOn: true,
        isOled: false,
        title: 'The shop',
      },
    });
    expect(parse(formatWallOptions(parsed.options).toString()).options).toEqual(parsed.options);
  });

  test.each([
    ['scope=', 'scope', 'empty'],
    [`title=${'x'.repeat(201)}`, 'title', 'too-long'],
    ['view=everything', 'view', 'unknown-value'],
    ['view=scope:', 'view', 'empty'],
    ['rotate=4', 'rotate', 'out-of-range'],
    ['rotate=3601', 'rotate', 'out-of-range'],
    ['rotate=7.5', 'rotate', 'not-a-number'],
    ['rotate=-30', 'rotate', 'not-a-number'],
    ['rotate=0x20', 'rotate', 'not-a-number'],
    ['zone=Mars/Olympus', 'zone', 'unknown-zone'],
    ['zone=%2B02:00', 'zone', 'unknown-zone'],
    ['lang=de', 'lang', 'unknown-value'],
    ['theme=blue', 'theme', 'unknown-value'],
    ['shape=round', 'shape', 'unknown-value'],
    ['size=9', 'size', 'out-of-range'],
    ['size=', 'size', 'not-a-number'],
    ['distance=31', 'distance', 'out-of-range'],
    ['night=22', 'night', 'unknown-value'],
    ['sound=loud', 'sound', 'unknown-value'],
    ['zome=UTC', 'zome', 'unknown-parameter'],
  ])('uses the default for %j, and reports it', (query, parameter, code) => {
    expect(parse(query)).toEqual({ options: DEFAULT_WALL_OPTIONS, problems: [{ parameter, code }] });
  });

  test('uses the first of repeated values', () => {
    const { options, problems } = parse('theme=light&theme=dark');
    expect([options.theme, problems]).toEqual(['light', [{ parameter: 'theme', code: 'repeated' }]]);
  });

  test('omits defaults when formatting', () => {
    expect(formatWallOptions({ ...DEFAULT_WALL_OPTIONS, theme: 'light' }).toString()).toBe('theme=light');
  });

  const text = fc
    .string({ minLength: 1, maxLength: 40 })
    .map((given) => given.trim())
    .filter((given) => given !== '');
  const views: fc.Arbitrary<WallView> = fc.oneof(
    fc.constantFrom<WallView>({ kind: 'all' }, { kind: 'incidents' }, { kind: 'maintenances' }),
    fc.record({ kind: fc.constantFrom('scope', 'service'), ref: text }),
  );
  const minute = fc.integer({ min: 0, max: 1_439 });
  const anyOptions: fc.Arbitrary<WallOptions> = fc.record({
    scopes: fc.uniqueArray(text, { maxLength: 4 }),
    services: fc.uniqueArray(text, { maxLength: 4 }),
    views: fc.uniqueArray(views, { minLength: 1, maxLength: 5, selector: (view) => JSON.stringify(view) }),
    rotateSeconds: fc.integer({ min: 5, max: 3_600 }),
    timeZone: fc.constantFrom(null, 'UTC', 'Asia/Kathmandu', 'America/New_York'),
    language: fc.constantFrom(null, 'en', 'fr'),
    theme: fc.constantFrom('dark', 'light'),
    diagonalInches: fc.integer({ min: 100, max: 2_000 }).map((tenths) => tenths / 10),
    distanceMetres: fc.integer({ min: 5, max: 300 }).map((tenths) => tenths / 10),
    shape: fc.constantFrom('landscape', 'portrait'),
    night: fc.option(
      fc
        .record({ startMinute: minute, endMinute: minute })
        .filter((night) => night.startMinute !== night.endMinute),
    ),
    isSoundOn: fc.boolean(),
    isOled: fc.boolean(),
    title: fc.option(text),
  });

  test('parses what was formatted', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        expect(parse(formatWallOptions(options).toString())).toEqual({ options, problems: [] });
      }),
    );
  });

  test('never throws, and returns options that can be formatted', () => {
    const parameter = fc.constantFrom(
      ...[
        'scope',
        'service',
        'view',
        'rotate',
        'zone',
        'lang',
        'theme',
        'size',
        'distance',
        'shape',
        'night',
        'sound',
        'oled',
        'title',
        '__proto__',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(parameter, fc.string())), (pairs) => {
        const { options } = parseWallOptions(new URLSearchParams(pairs));
        expect(parse(formatWallOptions(options).toString())).toEqual({ options, problems: [] });
      }),
    );
  });
});
