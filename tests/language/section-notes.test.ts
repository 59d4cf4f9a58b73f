import { describe, expect, test } from 'vitest';

import { formatFullInstant } from '@/lib/language/format-day';
import { formatInstant } from '@/lib/language/format-instant';
import { catalogueOf } from '@/lib/language/catalogue';
import { nameUnknownPlaces } from '@/lib/language/place-names';
import { flawNotes } from '@/lib/language/flaw-notes';
import { sectionNotes } from '@/lib/language/section-notes';
import { createWords } from '@/lib/language/words';
import { summarise } from '@/lib/status/verdict/board-summary';
import { toDay } from '@/lib/status/model/time';
import type { Flaw, Section } from '@/lib/status/model/types';

import { freshOf, snapshotOf } from '../status/samples';

const wordsOf = (language: 'en' | 'fr') =>
  createWords({ language, messages: catalogueOf(language), timeZone: 'UTC' });
const { t } = wordsOf('en');
const flaw = (kind: Flaw['kind'], field: string | null, count: number | null): Flaw => ({
  kind,
  field,
  count,
});

describe('sectionNotes', () => {
  const note = (given: Partial<Section<never>>, readsComments = true, language: 'en' | 'fr' = 'en') => {
    const incidents = { ...freshOf<never>([]), ...given };
    const facts = { ...summarise(snapshotOf({ incidents })).summary, readsComments };
    return sectionNotes(facts, 'incidents', wordsOf(language).t);
  };

  test('is empty if everything could be read and is proven', () => {
    expect(note({})).toBe('');
  });

  test.each([
    [[flaw('row', null, 2)], '2 could not be read'],
    [[flaw('row', null, null)], 'some could not be read'],
    [[flaw('row', 'scope', null)], 'some could not be read'],
    [[flaw('missing', null, 3)], 'ProdManager reports 3 more than it lists'],
    [[flaw('missing', null, null)], 'ProdManager reports some more than it lists'],
    [[flaw('event', 'events.internal', 1)], '1 comment or change could not be read'],
    [
      [flaw('row', null, 1), flaw('field', 'name', 1), flaw('field', 'start_impact_date', 2)],
      '1 could not be read · name unreadable in 1 · start_impact_date unreadable in 2',
    ],
  ])('describes %j', (flaws, said) => {
    expect(note({ flaws })).toBe(said);
    expect(flawNotes(flaws, t)).toBe(said);
  });

  test('states that the counts do not agree yet', () => {
    expect(note({ isProven: false })).toBe('ProdManager’s counts do not match yet');
    expect(note({ isProven: false }, true, 'fr')).toBe('les totaux de ProdManager ne concordent pas encore');
  });

  test('says by how much the counts disagree, where it is known, and not that they do as well', () => {
    const flaws = [flaw('missing', null, 3), flaw('field', 'name', 1)];
    expect(note({ isProven: false, flaws })).toBe(
      'ProdManager reports 3 more than it lists · name unreadable in 1',
    );
  });

  test('states that comments cannot be read without a token', () => {
    expect(note({}, false)).toBe('Comments need an API token');
    expect(note({}, false, 'fr')).toBe('Les commentaires nécessitent un jeton d’API');
    expect(sectionNotes({ ...summarise(snapshotOf()).summary, readsComments: false }, 'monitors', t)).toBe(
      '',
    );
  });
});

describe('the name of a place that could not be read', () => {
  const view = {
    scope: '?scope',
    services: [{ name: '?service' }],
    text: 'a "?scope" in a text',
    name: '?scopes',
  };

  test.each([
    ['en', 'Unknown scope', 'Unknown service'],
    ['fr', 'Périmètre inconnu', 'Service inconnu'],
  ] as const)('is translated into %s, and other text stays unchanged', (language, scope, service) => {
    const named: unknown = JSON.parse(nameUnknownPlaces(JSON.stringify(view), wordsOf(language).t));
    expect(named).toEqual({ ...view, scope, services: [{ name: service }] });
  });
});

describe('a distant date', () => {
  const format = { language: 'en', timeZone: 'UTC' } as const;
  const nowMs = Date.parse('2026-03-02T09:00:00Z');

  test.each([
    ['0026-11-29T13:00:00Z', 'Sun 29 Nov 0026, 13:00 UTC'],
    ['9999-12-31T23:59:00Z', 'Fri 31 Dec 9999, 23:59 UTC'],
  ])('%s has a year of four digits', (at, said) => {
    expect(formatInstant(at, { nowMs, ...format })).toBe(said);
    expect(formatFullInstant(at, format)).toContain(said.slice(-15, -11));
  });

  test('has a day that sorts as text', () => {
    expect(toDay('0026-11-29T13:00:00Z', 'UTC')).toBe('0026-11-29');
    expect(toDay('0026-11-29T13:00:00Z', 'UTC') < toDay(nowMs, 'UTC')).toBe(true);
  });

  test('is shown in years', () => {
    expect(wordsOf('en').duration(2_000.5 * 365 * 86_400)).toBe('2,000 y');
    expect(wordsOf('fr').duration(3 * 365 * 86_400)).toBe('3 ans');
  });

  test('is unknown if it could not be read', () => {
    expect(wordsOf('en').instant(null, { nowMs })).toBe('unknown time');
    expect(wordsOf('fr').duration(null)).toBe('durée inconnue');
  });
});
