import { describe, expect, test } from 'vitest';

import { catalogueOf } from '@/lib/language/catalogue';
import { toWallContent } from '@/lib/language/wall/to-wall-content';
import { createWords } from '@/lib/language/words';
import type { Language } from '@/lib/site/preferences';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import { toWallBoard } from '@/lib/status/wall/wall-board';

import { agesOf, freshOf, monitorOf, snapshotOf } from '../status/samples';

const NOW_MS = Date.parse('2026-03-02T09:00:08Z');
const render = (text: string) => ({ html: text, text });

describe('a calm wall', () => {
  const calm = snapshotOf({ monitors: freshOf([monitorOf()]) });
  const sayCalm = (at: string | null, isStart = false, language: Language = 'en') => {
    const { options } = parseWallOptions(new URLSearchParams());
    const quiet = new Map([['all', at === null ? null : { at: Date.parse(at), isStart }]]);
    const board = toWallBoard(calm, options, render, { day: null, quiet });
    const words = createWords({ language, messages: catalogueOf(language), timeZone: 'UTC' });
    const moment = { nowMs: NOW_MS, isOffline: false, ...toBoardFreshness(board, agesOf(4)) };
    const [view] = board.views;
    return view && toWallContent(board, view, moment, words, { title: board.title, signs: [] }).calm;
  };

  test.each([
    ['2026-03-02T08:59:50Z', 'No trouble for 1 min'],
    ['2026-03-02T05:47:30Z', 'No trouble for 3 h 12 min'],
    ['2026-02-28T04:00:00Z', 'No trouble for 2 d 5 h'],
    // The clock of the server may have been set back.
    ['2026-03-02T09:05:00Z', 'No trouble for 1 min'],
  ])('says how long there has been no trouble since %s', (at, line) => {
    expect(sayCalm(at)).toEqual([line]);
  });

  test('says from when on there is a record if there was no trouble since', () => {
    expect(sayCalm('2026-03-02T07:00:00Z', true)).toEqual(['No trouble since before 07:00 UTC']);
  });

  test('says nothing while the history cannot be read', () => {
    expect(sayCalm(null)).toEqual([]);
  });

  test('says so in French', () => {
    expect(sayCalm('2026-03-02T05:47:30Z', false, 'fr')).toEqual([
      expect.stringMatching(/^Aucun problème depuis 3\sh\s12\smin$/),
    ]);
  });
});
