import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toDisplayBoard, withDisplayNames } from '@/lib/status/model/display-board';
import { toDisplayName } from '@/lib/status/model/display-name';
import { parseSelection } from '@/lib/status/model/selection';

import {
  announcementOf,
  freshOf,
  incidentOf,
  maintenanceOf,
  monitorOf,
  scopeOf,
  snapshotOf,
} from '../samples';

/** Maximum nesting of isolates, and whether all are closed; other bidirectional controls throw. */
function isolatesOf(text: string): { deepest: number; isBalanced: boolean } {
  let [depth, deepest, isBalanced] = [0, 0, true];
  for (const character of text) {
    if (/[\u202a-\u202e\u2066\u2067]/u.test(character)) throw new Error('a control that turns text is left');
    if (character === '\u2068') depth += 1;
    if (character === '\u2069') depth -= 1;
    if (depth < 0) isBalanced = false;
    deepest = Math.max(deepest, depth);
  }
  return { deepest, isBalanced: isBalanced && depth === 0 };
}

describe('toDisplayName', () => {
  test.each([
    ['API eu-west-1', 'API eu-west-1'],
    ['Évènements – 決済 👩‍🚀', 'Évènements – 決済 👩‍🚀'],
    ['Database \u202egnikcehC', 'Database gnikcehC'],
    ['a\u2069b\u2066c\u2067d\u2068e\u202af\u202bg\u202ch\u202di', 'abcdefghi'],
    ['one\u2028two\u2029three\n\tfour\u0000five\u0085six', 'one two three four five six'],
    ['שרות 1', '\u2068שרות 1\u2069'],
    ['\u2069خدمة\u202e', '\u2068خدمة\u2069'],
    ['\ud800lone', 'lone'],
    ['\u202e\u200b \u2069', ''],
  ])('turns %j into %j', (name, shown) => {
    expect(toDisplayName(name)).toBe(shown);
  });

  test('keeps both ends of long names, 300 characters at most, without splitting a character', () => {
    const shown = toDisplayName(`A${'x'.repeat(19_998)}Z`);
    expect(shown).toHaveLength(300);
    expect(shown).toMatch(/^Ax+…x+Z$/);
    expect(toDisplayName('x'.repeat(300))).toBe('x'.repeat(300));
    expect(toDisplayName('😀'.repeat(301))).toBe(`${'😀'.repeat(199)}…${'😀'.repeat(100)}`);
  });

  test(
    'cannot change the direction of surrounding text, and is idempotent, for any input',
    { timeout: 120_000 },
    () => {
      const part = fc.constantFrom(
        'a',
        'ש',
        '1',
        '\u202e',
        '\u2066',
        '\u2067',
        '\u2068',
        '\u2069',
        '\u202c',
        '\u200f',
        ' ',
        '\n',
      );
      fc.assert(
        fc.property(
          fc.oneof(
            fc.array(part).map((parts) => parts.join('')),
            fc.string({ unit: 'binary' }),
          ),
          (name) => {
            const shown = toDisplayName(name);
            expect(toDisplayName(shown)).toBe(shown);
            expect(isolatesOf(shown).isBalanced).toBe(true);
            expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
            if (/[\u0590-\u08ff\u200f]/u.test(shown)) expect(shown).toMatch(/^\u2068[^]*\u2069$/u);
          },
        ),
      );
    },
  );
});

describe('toDisplayBoard', () => {
  test('cleans every name, reference and integration, and replaces invisible names by ids', () => {
    const name = 'x\u202ey';
    const snapshot = snapshotOf({
      scopes: freshOf([scopeOf({ id: 3, name: '\u202e\u202e\u202e' })]),
      services: freshOf([scopeOf({ name })]),
      monitors: freshOf([monitorOf({ name, reference: name, integration: '\u2069' })]),
      incidents: freshOf([incidentOf({ name })]),
      maintenances: freshOf([maintenanceOf({ name })]),
      announcements: freshOf([announcementOf({ name })]),
    });
    const shown = toDisplayBoard(snapshot);
    expect(JSON.stringify(shown)).not.toContain('\u202e');
    expect(shown.sections.scopes.items[0]?.name).toBe('#3');
    expect(shown.sections.monitors.items[0]).toMatchObject({
      name: 'xy',
      reference: 'xy',
      integration: null,
    });
    for (const section of ['services', 'incidents', 'maintenances', 'announcements'] as const)
      expect(shown.sections[section].items[0]?.name).toBe('xy');
  });

  test('returns items unchanged if their names need no cleaning', () => {
    const monitor = monitorOf({ name: 'latency', reference: 'X-1' });
    expect(withDisplayNames(monitor)).toBe(monitor);
  });

  test("can be filtered by the source's original names", () => {
    const names = [`${'A'.repeat(20_000)}1`, `${'A'.repeat(20_000)}2`, 'Data\u202ebase', 'שרות'];
    const { sections } = toDisplayBoard(
      snapshotOf({ scopes: freshOf(names.map((name, index) => scopeOf({ id: index + 1, name }))) }),
    );
    expect(
      names.map((name) => parseSelection(new URLSearchParams({ scope: name }), sections).selection.scopes),
    ).toEqual([[1], [2], [3], [4]]);
  });
});
