import { expect, test } from 'vitest';

import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';
import { weatherCounts } from '@/lib/language/weather-counts';
import type { Language } from '@/lib/site/preferences';
import { toOverview } from '@/lib/status/overview/overview';
import type { Sections } from '@/lib/status/model/types';

import {
  announcementOf,
  freshOf,
  incidentOf,
  maintenanceOf,
  monitorOf,
  snapshotOf,
  UNREAD,
} from '../status/samples';

const render = (text: string) => ({ html: text, text });

const countsOf = (sections: Partial<Sections>, within = '', language: Language = 'en') =>
  weatherCounts(
    toOverview(snapshotOf(sections), render),
    within,
    createTranslate(language, catalogueOf(language)),
  );
const textsOf = (...args: Parameters<typeof countsOf>) => countsOf(...args).map(({ text }) => text);

const TROUBLE: Partial<Sections> = {
  monitors: freshOf([
    ...Array.from({ length: 1_200 }, (_, id) => monitorOf({ id, status: 'warning' })),
    monitorOf({ id: 2_000, serviceId: 2, status: 'alert' }),
    monitorOf({ id: 2_001, serviceId: 3, status: 'alert' }),
    monitorOf({ id: 2_002 }),
  ]),
  incidents: freshOf([
    incidentOf({ severity: 'minor' }),
    incidentOf({ id: 2, severity: 'critical' }),
    incidentOf({ id: 3, severity: 'critical' }),
    incidentOf({ id: 4, severity: 'unknown' }),
    incidentOf({ id: 5, severity: 'high', status: 'resolved' }),
  ]),
  maintenances: freshOf([
    maintenanceOf({ serviceId: 3 }),
    maintenanceOf({ id: 2, status: 'scheduled' }),
    maintenanceOf({ id: 3, status: 'failed' }),
  ]),
  announcements: freshOf([announcementOf(), announcementOf({ id: 2, level: 'high' })]),
};

test('counts what is not normal, with separators, tones and filtered lists', () => {
  expect(countsOf(TROUBLE, 'service=1')).toEqual([
    { text: '1 alert', tone: 'alert', path: '/monitors?status=alert&service=1' },
    { text: '1,200 warnings', tone: 'warning', path: '/monitors?status=warning&service=1' },
    { text: '4 active incidents', tone: 'alert', path: '/incidents?service=1' },
    {
      text: '1 maintenance in progress',
      tone: 'maintenance',
      path: '/maintenances?status=in-progress&service=1',
    },
    { text: '1 important announcement', tone: 'warning', path: '/announcements?level=high&service=1' },
  ]);
});

test('agrees in French', () => {
  expect(textsOf(TROUBLE, '', 'fr').slice(1, 4)).toEqual([
    '1\u202f200 avertissements',
    '4 incidents en cours',
    '1 maintenance en cours',
  ]);
});

test.each([
  ['high', 'alert'],
  ['moderate', 'warning'],
  ['minor', 'warning'],
  ['unknown', 'warning'],
] as const)('has the tone of the worst incident: %s is %s', (severity, tone) => {
  const incidents = freshOf([incidentOf({ severity: 'minor' }), incidentOf({ id: 2, severity })]);
  expect(countsOf({ incidents })).toMatchObject([{ text: '2 active incidents', tone }]);
});

test('says nothing while all is normal', () => {
  expect(textsOf({ monitors: freshOf([monitorOf()]), announcements: freshOf([announcementOf()]) })).toEqual(
    [],
  );
});

test('reports lists that were never read as unknown, not as zero', () => {
  const unread = { monitors: UNREAD, incidents: UNREAD, maintenances: UNREAD, announcements: UNREAD };
  expect(countsOf(unread)).toEqual([
    { text: 'incidents not loaded yet', tone: 'unknown', path: '/incidents' },
    { text: 'maintenances not loaded yet', tone: 'unknown', path: '/maintenances' },
  ]);
});
