import { describe, expect, test } from 'vitest';

import { addMarks, ageMarks, changedParts, type Marks, toParts } from '@/lib/browser/live/changed-parts';
import { toOverview } from '@/lib/status/overview/overview';

import { freshOf, incidentOf, monitorOf, snapshotOf } from '../../status/samples';

const render = (markdown: string) => ({ html: `<p>${markdown}</p>`, text: markdown });
const overviewOf = (status: 'ok' | 'alert', severity: 'high' | 'critical' = 'high', ids = [1]) =>
  toOverview(
    snapshotOf({
      monitors: freshOf([monitorOf({ status })]),
      incidents: freshOf(ids.map((id) => incidentOf({ id, severity }))),
    }),
    render,
  );
const between = (before: object, after: object) => changedParts(toParts(before), toParts(after));

describe('changedParts', () => {
  test('is empty if the views are equal', () => {
    expect(between(overviewOf('ok'), overviewOf('ok'))).toEqual([]);
  });

  test('lists a cell, its row and its column when a monitor fails', () => {
    expect(between(overviewOf('ok'), overviewOf('alert')).toSorted()).toEqual([
      'cells:1/1',
      'columns:1',
      'rows:1',
    ]);
  });

  test('lists an incident that got worse or is new, but not one that disappeared', () => {
    expect(between(overviewOf('ok'), overviewOf('ok', 'critical'))).toEqual(['incidents:1']);
    expect(between(overviewOf('ok'), overviewOf('ok', 'high', [1, 2]))).toEqual(['incidents:2']);
    expect(between(overviewOf('ok', 'high', [1, 2]), overviewOf('ok'))).toEqual([]);
  });

  test('lists a nested item, but not its parent', () => {
    const pageOf = (content: string) => ({ incident: { id: 7, comments: [{ id: 3, content }] } });
    expect(between(pageOf('before'), pageOf('after'))).toEqual(['comments:3']);
  });
});

describe('a mark', () => {
  test('stays until the page was visible for eight seconds since the last change', () => {
    let marks: Marks = addMarks(new Map(), ['a:1', 'a:2']);
    marks = ageMarks(marks, 5);
    marks = addMarks(marks, ['a:2']);
    marks = ageMarks(marks, 3);
    expect([...marks.keys()]).toEqual(['a:2']);
    expect(ageMarks(marks, 5).size).toBe(0);
  });
});
