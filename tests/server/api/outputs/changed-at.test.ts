import { describe, expect, test } from 'vitest';

import { createChangedAt } from '@/lib/server/api/outputs/changed-at';
import type { InternalEvent } from '@/lib/status/model/types';

import { freshOf, maintenanceOf } from '../../../status/samples';
import { createPlace, createTime, ENGINES, openHistory, sharePostgres } from '../../history/engines';
import { monitorsOf, Story } from '../../history/readings';

const CREATED = Date.parse('2026-03-02T08:00:00Z');
const MINUTE = 60_000;

const eventAt = (at: string | null, type: InternalEvent['type'] = 'update'): InternalEvent => ({
  at,
  type,
  content: '{}',
  commentsBefore: 0,
});

const noHistory = { readNoticeChanges: () => Promise.reject(new Error('the history is not needed')) };
const changedAtOf = async (...internalEvents: readonly InternalEvent[]) => {
  const changedAt = await createChangedAt('maintenance', true, noHistory);
  return changedAt(maintenanceOf({ internalEvents }));
};

describe('with ProdManager’s record of changes, a maintenance was changed', () => {
  test('when it was created, while there is no change', async () => {
    expect(await changedAtOf(eventAt('2026-03-02T08:00:00Z', 'create'))).toBe(CREATED);
  });

  test('later with each change, also within a minute', async () => {
    const events = [
      eventAt('2026-03-02T08:00:00Z'),
      eventAt('2026-03-02T09:30:00Z'),
      eventAt('2026-03-02T09:30:00Z'),
      eventAt(null),
      eventAt('2026-03-02T09:31:00Z'),
    ];
    const times = await Promise.all(events.map((_, count) => changedAtOf(...events.slice(0, count + 1))));
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => Number(a) - Number(b)));
    expect(times[1]).toBe(Date.parse('2026-03-02T09:30:01Z'));
  });

  test('never after the next minute, however many changes there are', async () => {
    const many = await changedAtOf(...Array.from({ length: 500 }, () => eventAt('2026-03-02T09:30:00Z')));
    expect(many).toBeLessThan(Date.parse('2026-03-02T09:31:00Z'));
  });

  test('not by a comment', async () => {
    expect(await changedAtOf(eventAt('2026-03-02T09:30:00Z', 'comment'))).toBe(CREATED);
  });

  test('at no known time, if nothing is dated', async () => {
    const changedAt = await createChangedAt('maintenance', true, noHistory);
    expect(changedAt(maintenanceOf({ createdAt: null }))).toBeNull();
  });
});

const postgres = sharePostgres();

describe.each(ENGINES)('without a token, the history in %s', (engine) => {
  const scheduled = maintenanceOf({ id: 3, status: 'scheduled', startedAt: null });
  const moved = { ...scheduled, scheduledStartAt: '2026-03-02T09:00:00Z' };
  const monitors = freshOf(monitorsOf('ok'));

  test('dates a change, and keeps that date after a restart', async () => {
    const place = await createPlace(engine, postgres);
    const { time, clock } = createTime();
    const history = await openHistory(place, { clock });
    const story = new Story(history, time);
    const read = async (from = history) => (await createChangedAt('maintenance', false, from))(moved);

    await story.read(0, { monitors, maintenances: freshOf([scheduled]) });
    const first = await read();
    await story.read(MINUTE, { maintenances: freshOf([moved]) });
    const movedAt = time.ms;
    expect(await read()).toBe(movedAt);
    expect(movedAt).toBeGreaterThan(Number(first));
    await story.read(MINUTE, { maintenances: freshOf([moved]) });
    expect(await read()).toBe(movedAt);

    await history.close();
    time.ms += 60 * MINUTE;
    const restarted = await openHistory(place, { clock });
    expect(await read(restarted)).toBe(movedAt);
    await new Story(restarted, time).read(MINUTE, { monitors, maintenances: freshOf([moved]) });
    expect(await read(restarted)).toBe(movedAt);
  });

  test('dates what was changed while the board was not running', async () => {
    const place = await createPlace(engine, postgres);
    const { time, clock } = createTime();
    const history = await openHistory(place, { clock });
    await new Story(history, time).read(0, { monitors, maintenances: freshOf([scheduled]) });
    await history.close();
    time.ms += 60 * MINUTE;
    const restarted = await openHistory(place, { clock });
    await new Story(restarted, time).read(0, { monitors, maintenances: freshOf([moved]) });
    expect((await createChangedAt('maintenance', false, restarted))(moved)).toBe(time.ms);
  });
});

test('two instances with one database date a change alike', async () => {
  const place = await createPlace('postgres', postgres);
  const { time, clock } = createTime();
  const [reader, follower] = [await openHistory(place, { clock }), await openHistory(place, { clock })];
  const maintenance = maintenanceOf({ id: 3, status: 'scheduled' });
  await new Story(reader, time).read(0, { maintenances: freshOf([maintenance]) });
  const times = await Promise.all(
    [reader, follower].map(async (history) =>
      (await createChangedAt('maintenance', false, history))(maintenance),
    ),
  );
  expect(times).toEqual([time.ms, time.ms]);
});
