import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { findPython } from '../../scripts/python.mjs';

/** A feed, as feedparser reads it. */
export interface ReadFeed {
  /** Why it is not well-formed; null if it is. */
  readonly problem: string | null;
  /** Such as `atom10`. */
  readonly version: string;
  readonly title: string;
  readonly id: string | null;
  readonly entries: readonly {
    readonly id: string;
    readonly title: string;
    readonly link: string;
    /** Year, month, day, hour, minute and second in UTC. */
    readonly updated: readonly number[];
    /** As feedparser sanitises it. */
    readonly html: string;
  }[];
}

/** A calendar, as icalendar reads it; times are ISO texts with their offset. */
export interface ReadCalendar {
  readonly problems: readonly string[];
  readonly name: string;
  readonly refresh: string;
  readonly events: readonly {
    readonly uid: string;
    readonly summary: string;
    readonly description: string;
    readonly status: string;
    readonly sequence: number;
    readonly modified: string;
    readonly start: string;
    readonly end: string;
    readonly url: string;
  }[];
}

const run = promisify(execFile);

async function read(kind: 'feed' | 'calendar', text: string): Promise<unknown> {
  const python = findPython();
  if (python === null)
    throw new Error('There is no Python with feedparser and icalendar: run npm test, or set PYTHON_PATH.');
  const reading = run(python, ['tests/support/read_documents.py', kind], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  reading.child.stdin?.end(text);
  return JSON.parse((await reading).stdout);
}

/** Reads a feed with Python's feedparser. */
export const readWithFeedparser = async (text: string): Promise<ReadFeed> =>
  (await read('feed', text)) as ReadFeed;

/** Reads a calendar with Python's icalendar. */
export const readWithIcalendar = async (text: string): Promise<ReadCalendar> =>
  (await read('calendar', text)) as ReadCalendar;
