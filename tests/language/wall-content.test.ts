import { describe, expect, test } from 'vitest';

import { catalogueOf } from '@/lib/language/catalogue';
import { toWallContent } from '@/lib/language/wall/to-wall-content';
import { createWords } from '@/lib/language/words';
import { createWallWords } from '@/lib/language/wall/to-wall-content';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import type { Language } from '@/lib/site/preferences';
import type { Snapshot } from '@/lib/status/model/types';
import { parseWallOptions } from '@/lib/status/wall/parse-wall-options';
import { toWallBoard } from '@/lib/status/wall/wall-board';

import {
  agesOf,
  announcementOf,
  freshOf,
  incidentOf,
  maintenanceOf,
  monitorOf,
  snapshotOf,
  UNREAD,
} from '../status/samples';

const NOW_MS = Date.parse('2026-03-02T09:00:08Z');
const render = (text: string) => ({ html: text, text });

function say(
  snapshot: Snapshot,
  given: {
    readonly query?: string;
    readonly ageSeconds?: number | null;
    readonly isOffline?: boolean;
    readonly language?: Language;
    readonly timeZone?: string;
    readonly view?: number;
  } = {},
) {
  const {
    query = '',
    ageSeconds = 4,
    isOffline = false,
    language = 'en',
    timeZone = 'UTC',
    view = 0,
  } = given;
  const words = createWords({ language, messages: catalogueOf(language), timeZone });
  const board = toWallBoard(snapshot, parseWallOptions(new URLSearchParams(query)).options, render);
  const shown = board.views[view];
  if (!shown) throw new Error('there is no such view');
  const moment = { nowMs: NOW_MS, isOffline, ...toBoardFreshness(board, agesOf(ageSeconds)) };
  return toWallContent(board, shown, moment, words, { title: board.title, signs: [] });
}

const trouble = snapshotOf({
  monitors: freshOf([monitorOf({ status: 'alert' }), monitorOf({ id: 2 })]),
  incidents: freshOf([
    incidentOf({ reference: 'INC-7', comments: [{ at: '2026-03-02T08:30:00Z', content: 'Rolling back.' }] }),
  ]),
});

describe('data that a wall could not read', () => {
  const monitors = freshOf([monitorOf()]);
  const hidden = [{ kind: 'row', field: null, count: 2 }] as const;

  test('is reported under the verdict, which is unknown', () => {
    expect(say(snapshotOf({ monitors: { ...monitors, flaws: hidden } }))).toMatchObject({
      level: 'unknown',
      verdict: ['No known problem, data incomplete', 'Data incomplete'],
      warning: ['Monitors: 2 could not be read', 'some data could not be read'],
    });
    expect(say(snapshotOf({ monitors: { ...monitors, isProven: false } }), { language: 'fr' })).toMatchObject(
      {
        level: 'unknown',
        verdict: ['Aucun problème connu, totaux divergents', 'Données incomplètes'],
        warning: [
          'Sondes\u202f: les totaux de ProdManager ne concordent pas encore',
          'certaines données n’ont pas pu être lues',
        ],
      },
    );
  });

  test('is said beside the counts where all is well and it hides nothing, else in the footer', () => {
    const flaws = [{ kind: 'field', field: 'description', count: 2 }] as const;
    const counts = ['1 ok · 0 incidents', '0 incidents'] as const;
    expect(say(snapshotOf({ monitors }))).toMatchObject({ counts });
    expect(say(snapshotOf({ monitors: { ...monitors, flaws } }))).toMatchObject({
      warning: null,
      level: 'ok',
      counts: [`${counts[0]} — some data could not be read`, ...counts],
    });
    expect(say(snapshotOf({ monitors: { ...monitors, flaws: hidden } }))).toMatchObject({ counts });
    const alert = { ...freshOf([monitorOf({ status: 'alert' })]), flaws };
    const { counts: ofTrouble, footer } = say(snapshotOf({ monitors: alert }));
    expect(ofTrouble.join(' ')).not.toContain('could not be read');
    // Of the footer what comes first has room.
    expect(footer.map(({ text }) => text).slice(1)).toEqual(['some data could not be read', 'Production']);
  });

  test('takes its green from all that is ok', () => {
    expect(say(snapshotOf({ monitors })).isDoubtful).toBe(false);
    expect(say(snapshotOf({ monitors: { ...monitors, flaws: hidden } })).isDoubtful).toBe(true);
    expect(say(snapshotOf({ monitors: { ...monitors, isProven: false } })).isDoubtful).toBe(true);
    const words = createWords({ language: 'en', messages: catalogueOf('en'), timeZone: 'UTC' });
    const [sure, doubtful] = [false, true].map((isDoubtful) => createWallWords(words, { isDoubtful }));
    expect([sure?.ok(3, 'scope'), doubtful?.ok(3, 'scope')]).toEqual(['3 scopes OK', '3 scopes']);
    expect(sure?.okNames(['API', 'Search'], 4)).toBe('OK: API, Search and 4 more');
    expect(doubtful?.okNames(['API'], 0)).toBe('No known problem: API');
  });

  test.each([
    ['incidents', 'unknown'],
    ['maintenances', 'unknown'],
  ] as const)('keeps the view of %s from being green', (kind, level) => {
    const section = { ...freshOf([]), flaws: hidden };
    expect(say(snapshotOf({ monitors, [kind]: section }), { query: `view=${kind}` }).level).toBe(level);
    expect(say(snapshotOf({ monitors }), { query: `view=${kind}` }).level).toBe('ok');
  });

  test('is reported in place of the comment, without a token', () => {
    const snapshot = { ...snapshotOf({ incidents: freshOf([incidentOf()]) }), readsComments: false };
    expect(say(snapshot).cards).toMatchObject([{ comment: 'Comments need an API token' }]);
    expect(say({ ...snapshot, readsComments: true }).cards).toMatchObject([{ comment: null }]);
  });

  test('is no blank, and no invented date', () => {
    const incidents = freshOf([incidentOf({ impactStartedAt: null })]);
    const maintenances = freshOf([maintenanceOf({ scheduledEndAt: null, scheduledStartAt: null })]);
    const announcements = freshOf([announcementOf({ endsAt: null })]);
    const { cards } = say(snapshotOf({ incidents, maintenances, announcements }));
    expect(cards.map(({ duration, label }) => [duration, label])).toEqual([
      [['unknown duration'], ['High severity, active', 'High']],
      [['until unknown time'], ['Maintenance, service down', 'Maintenance']],
      [['until unknown time'], ['Announcement']],
    ]);
  });

  test('is no duration of two thousand years', () => {
    const incidents = freshOf([incidentOf({ impactStartedAt: '0026-11-29T13:00:00Z' })]);
    expect(say(snapshotOf({ incidents })).cards[0]?.duration[0]).toBe('2,000 y');
  });
});

describe('the texts of a wall', () => {
  test('contain the verdict, the counts, the time and the age', () => {
    expect(say(trouble)).toMatchObject({
      level: 'alert',
      verdict: ['Payments is failing in eu-west-1', '1 service failing', '1 problem'],
      counts: ['1 alert · 1 ok · 1 incident', '1 alert · 1 incident', '1 alert'],
      clock: '09:00:08',
      date: 'Mon 2 Mar, UTC',
      warning: null,
    });
    expect(say(trouble).footer[0]).toEqual({
      id: 'freshness',
      text: '● live, 4 s ago',
      widest: '● live, 23 h 59 min ago',
      isName: false,
    });
  });

  test('contain severity, place, start and latest comment of an incident', () => {
    expect(say(trouble).cards).toMatchObject([
      {
        label: ['High severity, active', 'High'],
        name: 'Cards are declined',
        comment: 'Rolling back.',
        service: 'Payments',
        scope: 'eu-west-1',
        reference: 'INC-7',
        duration: ['50 min'],
      },
    ]);
  });

  test('omit the verdict if the data is too old, and show the last known time', () => {
    expect(say(trouble, { ageSeconds: 600 })).toMatchObject({
      level: 'unknown',
      verdict: ['Status unknown', 'No data'],
      counts: [
        'Last known 08:50: Payments is failing in eu-west-1',
        'Last known 08:50: 1 service failing',
        'Last known 08:50: 1 problem',
      ],
      warning: ['No data for 10 min, no response from ProdManager', 'No data for 10 min', 'No data'],
    });
  });

  test('distinguish a lost dashboard from a lost source', () => {
    expect(say(trouble, { ageSeconds: 42, isOffline: true }).warning).toEqual([
      'This screen is offline. Showing data from 40 s ago.',
      'This screen is offline',
    ]);
    expect(say(trouble, { ageSeconds: 42 }).warning).toEqual([
      'Delayed: last update 40 s ago, no response from ProdManager',
      'Delayed: last update 40 s ago',
      'Delayed',
    ]);
  });

  test('never call empty or unread fine', () => {
    expect(say(snapshotOf())).toMatchObject({ level: 'empty', verdict: ['No monitors yet'] });
    const unread = snapshotOf({ monitors: UNREAD, incidents: UNREAD });
    expect(say(unread, { ageSeconds: null })).toMatchObject({
      level: 'unknown',
      verdict: ['Status unknown', 'No data'],
      counts: ['Monitors not loaded yet · incidents not loaded yet', 'Monitors not loaded yet'],
      warning: ['No data: ProdManager unreachable', 'No data', 'No data'],
    });
  });

  test('report names in the address that do not exist', () => {
    expect(say(trouble, { query: 'scope=nowhere' }).warning).toEqual([
      'Unknown setting in this wall’s URL: scope=nowhere',
      'Unknown setting in this URL',
    ]);
  });

  test('contain the name of a scope view, and future items of calendars', () => {
    const query = 'view=scope:eu-west-1&view=maintenances';
    const planned = snapshotOf({
      monitors: freshOf([monitorOf()]),
      maintenances: freshOf([
        maintenanceOf({ id: 1, status: 'scheduled', scheduledStartAt: '2026-03-04T08:00:00Z' }),
        maintenanceOf({ id: 2, status: 'scheduled', scheduledStartAt: '2026-03-14T08:00:00Z' }),
      ]),
    });
    expect(say(planned, { query }).counts[0]).toBe('eu-west-1: 1 ok · 0 incidents');
    expect(say(planned, { query }).cards).toEqual([]);
    const calendar = say(planned, { query, view: 1 });
    expect(calendar.verdict[0]).toBe('1 maintenance in the next 7 days');
    expect(calendar.cards).toMatchObject([{ duration: ['Wed 4 Mar, 08:00 UTC', '4 Mar'] }]);
  });

  test('are in French, and in the wall’s zone', () => {
    expect(say(trouble, { language: 'fr', timeZone: 'Europe/Paris' })).toMatchObject({
      verdict: ['Payments en panne sur eu-west-1', '1 service en panne', '1 problème'],
      clock: '10:00:08',
      cards: [{ label: ['Gravité élevée, actif', 'Élevée'] }],
    });
  });
});
