import { describe, expect, test } from 'vitest';

import { toNews } from '@/lib/status/wall/news';
import { DEFAULT_WALL_OPTIONS } from '@/lib/status/wall/wall-options';
import { toWallBoard } from '@/lib/status/wall/wall-board';
import type { Incident, Monitor } from '@/lib/status/model/types';

import { freshOf, incidentOf, monitorOf, snapshotOf, UNREAD } from '../samples';

const render = (text: string) => ({ html: text, text });
const boardOf = (monitors: readonly Monitor[] | null, incidents: readonly Incident[] | null) =>
  toWallBoard(
    snapshotOf({
      monitors: monitors ? freshOf(monitors) : UNREAD,
      incidents: incidents ? freshOf(incidents) : UNREAD,
    }),
    DEFAULT_WALL_OPTIONS,
    render,
  );

describe('toNews', () => {
  test('lists a place with more alerts, and a new incident', () => {
    const calm = boardOf([monitorOf({ id: 1, status: 'ok' })], []);
    const bad = boardOf([monitorOf({ id: 1, status: 'alert' })], [incidentOf({ id: 7 })]);
    expect(toNews(calm, bad)).toEqual(['incident:7', 'cell:1/1']);
    expect(toNews(bad, calm)).toEqual([]);
    expect(toNews(bad, bad)).toEqual([]);
  });

  test('ignores warnings', () => {
    const calm = boardOf([monitorOf({ id: 1, status: 'ok' })], []);
    expect(toNews(calm, boardOf([monitorOf({ id: 1, status: 'warning' })], []))).toEqual([]);
  });

  test('ignores what was there at the first read', () => {
    const unread = boardOf(null, null);
    const bad = boardOf([monitorOf({ id: 1, status: 'alert' })], [incidentOf({ id: 7 })]);
    expect(toNews(unread, bad)).toEqual([]);
  });
});
