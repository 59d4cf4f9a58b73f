import { describe, expect, test } from 'vitest';

import type { Product } from '@/lib/status/model/visibility';

import { freshOf, incidentOf, maintenanceOf, monitorOf } from '../../status/samples';
import { createPlace, createTime, ENGINES, openHistory, sharePostgres } from './engines';
import { Story } from './readings';

const ALL: readonly Product[] = [{ scopes: null, services: null }];
const EU: readonly Product[] = [{ scopes: [1], services: null }];
const US: readonly Product[] = [{ scopes: [2], services: [1] }];
const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

const postgres = sharePostgres();

describe.each(ENGINES)('what walls read of the history in %s', (engine) => {
  const open = async () => {
    const place = await createPlace(engine, postgres);
    const { time, clock } = createTime();
    const history = await openHistory(place, { clock });
    const story = new Story(history, time);
    const [eu, us] = [monitorOf({ id: 1, scopeId: 1 }), monitorOf({ id: 2, scopeId: 2 })];
    const begin = async () => {
      await story.read(0, { monitors: freshOf([eu, us]) });
      return time.ms;
    };
    /** Reads every 15 s, so that there is no gap. */
    const pass = async (ms: number) => {
      for (let left = ms; left > 0; left -= 15 * SECOND) await story.read(15 * SECOND, {});
    };
    /** Since when it has been quiet in both scopes, in seconds; a text if that is when recording began. */
    const quiet = async (fromMs: number) => {
      // What was read before is kept for a minute.
      await pass(MINUTE);
      const read = async (areas: readonly Product[]) => {
        const found = await history.readQuiet(areas);
        const seconds = found && (found.at - fromMs) / SECOND;
        return found?.isStart ? `start ${seconds}` : seconds;
      };
      return [await read(EU), await read(US)];
    };
    return { time, history, story, eu, us, begin, pass, quiet };
  };

  test('nothing is quiet before the first observation', async () => {
    const { history } = await open();
    expect(await history.readQuiet(ALL)).toBeNull();
    expect(await history.readPlaceDay(ALL)).toBeNull();
  });

  test('quiet begins where recording began, or with the end of trouble at the same places', async () => {
    const { story, eu, us, begin, quiet } = await open();
    const from = await begin();
    expect(await quiet(from)).toEqual(['start 0', 'start 0']);
    await story.read(15 * SECOND, { monitors: freshOf([eu, { ...us, status: 'alert' }]) });
    await story.read(15 * SECOND, { monitors: freshOf([eu, us]) });
    expect(await quiet(from)).toEqual(['start 0', 90]);
  });

  test('a monitor in trouble that is deleted or moved away ends it', async () => {
    const { story, eu, us, begin, quiet } = await open();
    const from = await begin();
    const failing = { ...us, status: 'alert' as const };
    await story.read(15 * SECOND, { monitors: freshOf([eu, failing]) });
    await story.read(15 * SECOND, { monitors: freshOf([eu, { ...failing, serviceId: 2 }]) });
    expect(await quiet(from)).toEqual(['start 0', 30]);
    await story.read(15 * SECOND, { monitors: freshOf([{ ...eu, status: 'unknown' }]) });
    await story.read(15 * SECOND, { monitors: freshOf([]) });
    expect(await quiet(from)).toEqual([120, 30]);
  });

  test('a healthy monitor that is moved, created or deleted is no trouble', async () => {
    const { story, eu, us, begin, quiet } = await open();
    const from = await begin();
    await story.read(15 * SECOND, { monitors: freshOf([eu, { ...us, serviceId: 2 }]) });
    await story.read(15 * SECOND, { monitors: freshOf([eu, us, monitorOf({ id: 3, scopeId: 1 })]) });
    await story.read(15 * SECOND, { monitors: freshOf([eu]) });
    expect(await quiet(from)).toEqual(['start 0', 'start 0']);
  });

  test('incidents and maintenances in progress are trouble until they end or are deleted', async () => {
    const { story, begin, quiet } = await open();
    const from = await begin();
    const incident = incidentOf({ id: 7, scopeId: 2 });
    const maintenance = maintenanceOf({ id: 3, scopeId: 1 });
    const scheduled = maintenanceOf({ id: 4, scopeId: 2, status: 'scheduled' });
    await story.read(15 * SECOND, {
      incidents: freshOf([incident]),
      maintenances: freshOf([maintenance, scheduled]),
    });
    await story.read(
      15 * SECOND,
      { incidents: freshOf([]), maintenances: freshOf([maintenance, scheduled]) },
      { incidents: [{ ...incident, status: 'resolved' }], maintenances: [] },
    );
    await story.read(15 * SECOND, { maintenances: freshOf([scheduled]) });
    // One that never began was no trouble.
    await story.read(15 * SECOND, { maintenances: freshOf([]) });
    expect(await quiet(from)).toEqual([45, 30]);
  });

  test('a gap, and a time in which nothing was proven, are never quiet', async () => {
    const { story, eu, us, begin, quiet, pass } = await open();
    const from = await begin();
    await story.fail(15 * SECOND, 'monitors', 'unreachable');
    await story.read(10 * MINUTE, { monitors: freshOf([eu, us]) });
    expect(await quiet(from)).toEqual([615, 615]);
    await story.read(15 * SECOND, { monitors: { ...freshOf([eu, us]), isProven: false } });
    await pass(3 * MINUTE);
    await story.read(15 * SECOND, { monitors: freshOf([eu, us]) });
    expect(await quiet(from)).toEqual([885, 885]);
  });

  test('nothing is quiet while nothing is recorded', async () => {
    const { time, history, begin } = await open();
    await begin();
    time.ms += 10 * MINUTE;
    expect(await history.readQuiet(ALL)).toBeNull();
  });

  test('the day of each visible place has 24 hours, the present one last', async () => {
    const { story, eu, us, begin, pass, history } = await open();
    await begin();
    await story.read(15 * SECOND, { monitors: freshOf([eu, { ...us, status: 'alert' }]) });
    await story.read(15 * SECOND, { monitors: freshOf([eu, us]) });
    await story.fail(HOUR, 'monitors', 'unreachable');
    await story.read(15 * SECOND, { monitors: freshOf([eu, us]) });
    await pass(15 * SECOND);
    await history.rollUp();
    const day = await history.readPlaceDay(ALL);
    const hoursOf = (scopeId: number) => day?.places.find((place) => place.scopeId === scopeId)?.hours;
    expect(hoursOf(1)).toBe(`${'-'.repeat(22)}OO`);
    expect(hoursOf(2)).toBe(`${'-'.repeat(22)}AO`);
    expect((await history.readPlaceDay(EU))?.places.map(({ scopeId }) => scopeId)).toEqual([1]);
  });
});
