import { expect, test } from 'vitest';

import { freshOf } from '../../status/samples';
import { createPlace, createTime, openHistory } from './engines';
import { monitorsOf, Story } from './readings';

const DAY = 86_400_000;
const HOUR = 3_600_000;

test('shows no board of a time whose changes are no longer kept', async () => {
  const { time, clock } = createTime();
  const place = await createPlace('sqlite', () => {
    throw new Error('PostgreSQL is not used');
  });
  const history = await openHistory(place, { clock, retention: { rawDays: 5, tallyDays: null } });
  const story = new Story(history, time);
  const startMs = time.ms;
  await story.read(0, { monitors: freshOf(monitorsOf('alert')) });
  expect(await history.readKnownPeriod()).toEqual({ from: startMs, until: startMs });
  expect((await history.readBoardAt(startMs))?.sections.monitors.items).toHaveLength(1);
  await story.read(15_000, { monitors: freshOf(monitorsOf('ok')) });
  for (let day = 0; day < 10; day += 1) await story.read(DAY, { monitors: freshOf(monitorsOf('ok')) });
  await history.deleteOld();
  expect(await history.readBoardAt(startMs)).toBeNull();
  expect(await history.readBoardAt(time.ms - 5 * DAY - 1)).toBeNull();
  const known = await history.readKnownPeriod();
  expect(known?.from).toBeGreaterThanOrEqual(time.ms - 5 * DAY + HOUR);
  expect((await history.readBoardAt(known?.from ?? 0))?.sections.monitors.items).toHaveLength(1);
});
