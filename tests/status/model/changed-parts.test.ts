import { describe, expect, test } from 'vitest';

import { addMarks, ageMarks, changedParts, toParts, type Marks } from '@/lib/status/model/changed-parts';
import { toOverview } from '@/lib/status/overview/overview';

import { freshOf, incidentOf, monitorOf, snapshotOf } from '../samples';

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

describe('what changed between two views', () => {
  test('is nothing where they say the same', () => {
    expect(between(overviewOf('ok'), overviewOf('ok'))).toEqual([]);
  });

  test('is a cell, its row and its column where a monitor fails', () => {
    expect(between(overviewOf('ok'), overviewOf('alert')).toSorted()).toEqual([
      'cells:1/1',
      'columns:1',
      'rows:1',
    ]);
  });

  test('is the incident that got worse, and the one that is new; not the one that is gone', () => {
    expect(between(overviewOf('ok'), overviewOf('ok', 'critical'))).toEqual(['incidents:1']);
    expect(between(overviewOf('ok'), overviewOf('ok', 'high', [1, 2]))).toEqual(['incidents:2']);
    expect(between(overviewOf('ok', 'high', [1, 2]), overviewOf('ok'))).toEqual([]);
  });

  test('is an item of any list, named after it, and not the one it is a part of', () => {
    const pageOf = (content: string) => ({ incident: { id: 7, comments: [{ id: 3, content }] } });
    expect(between(pageOf('before'), pageOf('after'))).toEqual(['comments:3']);
  });
});

describe('a mark', () => {
  test('stays until the page was looked at for eight seconds since the last change', () => {
    let marks: Marks = addMarks(new Map(), ['a:1', 'a:2']);
    marks = ageMarks(marks, 5);
    marks = addMarks(marks, ['a:2']);
    marks = ageMarks(marks, 3);
    expect([...marks.keys()]).toEqual(['a:2']);
    expect(ageMarks(marks, 5).size).toBe(0);
  });
});
