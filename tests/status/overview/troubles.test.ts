import { describe, expect, test } from 'vitest';

import type { Section, Sections } from '@/lib/status/model/types';
import { toOverview } from '@/lib/status/overview/overview';
import { toTroubleNews, type TroubleNews, type Troubles } from '@/lib/status/overview/troubles';

import { freshOf, incidentOf, maintenanceOf, monitorOf, snapshotOf } from '../samples';

const render = (markdown: string) => ({ html: markdown, text: markdown });
const NONE: Troubles = {};
const HERE = { kind: 'place', service: 'Payments', scope: 'eu-west-1' } as const;

/** What is new on a board with these sections. */
function newsOf(before: Troubles | null, sections: Partial<Sections>, isBlind = false): TroubleNews {
  return toTroubleNews(before, toOverview(snapshotOf(sections), render), isBlind);
}
const monitors = (status: 'ok' | 'warning' | 'alert' | 'unknown', given: Partial<Section<unknown>> = {}) => ({
  monitors: { ...freshOf([monitorOf({ status })]), ...given } as Sections['monitors'],
});
const failing = newsOf(NONE, monitors('alert')).lasting;

describe('toTroubleNews', () => {
  test('begins nothing in the first view, but knows what lasts', () => {
    const { began, ended, lasting } = newsOf(null, monitors('alert'));
    expect([began, ended]).toEqual([[], []]);
    expect(lasting).toEqual({ 'place:1/1': HERE });
  });

  test('begins with an alert or an incident, once', () => {
    expect(newsOf(NONE, monitors('alert')).began).toEqual([HERE]);
    expect(newsOf(failing, monitors('alert')).began).toEqual([]);
    expect(newsOf(NONE, monitors('warning')).began).toEqual([]);
    const incidents = freshOf([incidentOf({ id: 4, name: 'Cards are declined' })]);
    expect(newsOf(NONE, { incidents }).began).toEqual([{ kind: 'incident', name: 'Cards are declined' }]);
  });

  test.each(['ok', 'warning'] as const)('ends when the place is %s', (status) => {
    expect(newsOf(failing, monitors(status))).toMatchObject({ ended: [HERE], lasting: {} });
  });

  test.each([
    ['the status is unknown', monitors('unknown')],
    ['the data is stale', monitors('ok', { state: 'stale', problem: 'unreachable' })],
    ['the counts do not match', monitors('ok', { isProven: false })],
    ['the place is not in the data', { monitors: freshOf([]) }],
    [
      'a maintenance began',
      {
        ...monitors('alert'),
        maintenances: freshOf([maintenanceOf()]),
      },
    ],
  ])('does not end when %s', (_, sections) => {
    expect(newsOf(failing, sections)).toMatchObject({ ended: [], lasting: failing });
  });

  test('ends an incident only if current incidents lack it', () => {
    const open = newsOf(NONE, { incidents: freshOf([incidentOf()]) }).lasting;
    const incidents = { ...freshOf<never>([]), state: 'stale', problem: 'unreachable' } as const;
    expect(newsOf(open, { incidents }).ended).toEqual([]);
    expect(newsOf(open, {}).ended).toEqual([{ kind: 'incident', name: incidentOf().name }]);
  });

  test('tells when the data is not current any more and when it is again, and ends nothing meanwhile', () => {
    const blind = newsOf(failing, monitors('alert'), true);
    expect(blind.began).toEqual([{ kind: 'blind' }]);
    const still = newsOf(blind.lasting, monitors('ok'), true);
    expect([still.began, still.ended]).toEqual([[], []]);
    expect(newsOf(still.lasting, monitors('ok')).ended).toEqual([HERE, { kind: 'blind' }]);
  });
});
