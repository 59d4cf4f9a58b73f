import ICAL from 'ical.js';
import { expect, vi } from 'vitest';

import type { Snapshot } from '@/lib/status/model/types';

import { PATIENCE_MS } from './patience';

/** An event of a calendar, as ical.js reads it. */
export interface ReadEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly modified: string;
  readonly start: string;
}

/** Reads `/calendar.ics` of a board. */
export async function readEvents(url: string): Promise<readonly ReadEvent[]> {
  const response = await fetch(`${url}/calendar.ics`);
  expect(response.status).toBe(200);
  return new ICAL.Component(ICAL.parse(await response.text()) as unknown[])
    .getAllSubcomponents('vevent')
    .map((component) => {
      const { uid, sequence, startDate } = new ICAL.Event(component);
      const modified = String(component.getFirstPropertyValue('last-modified'));
      return { uid, sequence, modified, start: startDate.toString() };
    });
}

/** Waits until a board has read every section, and returns them. @param headers - such as the cookie of a member. */
export async function waitForSections(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Snapshot['sections']> {
  const read = async () =>
    ((await (await fetch(`${url}/api/snapshot`, { headers })).json()) as Snapshot).sections;
  return vi.waitFor(
    async () => {
      const sections = await read();
      expect(new Set(Object.values(sections).map(({ state }) => state))).toEqual(new Set(['fresh']));
      return sections;
    },
    { timeout: PATIENCE_MS },
  );
}

/** Waits until the clock shows another second: what is dated with seconds differs then. */
export async function untilNextSecond(): Promise<void> {
  const secondsNow = (): number => Math.floor(Date.now() / 1_000);
  await expect.poll(secondsNow).toBeGreaterThan(secondsNow());
}
