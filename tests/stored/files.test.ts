import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { pino } from 'pino';
import { describe, expect, test } from 'vitest';

import { FileLedgerStore } from '@/lib/server/alerts/ledger-store';
import { EMPTY_LEDGER } from '@/lib/server/alerts/ledger';
import { AccessRegister } from '@/lib/server/screens/access-register';
import { FileStore } from '@/lib/server/screens/store/file-store';
import { StateFile } from '@/lib/server/snapshot/state-file';

import { emptyFolder } from '../support/empty-folder';
import { fixturesOf } from './fixtures';
import {
  LINK_SECRET,
  SCREEN_SECRET,
  SOURCE_ID,
  STORED_ACCESS,
  STORED_LEDGER,
  STORED_MS,
  STORED_SEEN,
  STORED_STATE,
  storedClock as clock,
} from './samples';

/** A data directory with one file, and the lines that are logged about it. */
async function setUp(file: string, text: string) {
  const folder = join(emptyFolder(), 'data');
  await mkdir(folder);
  await writeFile(join(folder, file), text);
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line) as never) });
  return { folder, log, lines };
}

/** The text of a file as a later build could write it. */
const inNextFormat = (text: string): string =>
  text.replace(/"format":(\d+)/, (_, format: string) => `"format":${Number(format) + 1}`);

const SET_ASIDE = '2026-11-20T10-00-00-000Z';

describe.each(fixturesOf('state'))('$name', ({ text }) => {
  const load = async (content: string) => {
    const { folder, log, lines } = await setUp('state.json', content);
    // Of another boot: only the wall clock says how long ago it was stored.
    const boot = { id: 'boot-2', uptimeMs: () => 0 };
    return { state: await new StateFile(folder, { log, clock, boot }).load(SOURCE_ID), folder, lines };
  };

  test('is the board that was stored, with its age', async () => {
    const { state, folder, lines } = await load(text);
    expect(state).toEqual(STORED_STATE);
    expect([await readdir(folder), lines]).toEqual([['state.json'], []]);
  });

  test('is set aside by a build that does not know its format', async () => {
    const { state, folder, lines } = await load(inNextFormat(text));
    expect(state).toBeNull();
    expect(await readdir(folder)).toEqual([`state.json.damaged-${SET_ASIDE}`]);
    expect(lines).toMatchObject([{ level: 40, problem: 'it is of another version' }]);
  });
});

describe.each(fixturesOf('access'))('$name', ({ text }) => {
  const start = async (content: string) => {
    const { folder, log, lines } = await setUp('access.json', content);
    const register = new AccessRegister({ store: new FileStore(folder, { log, clock }), log, clock });
    await register.start();
    return { register, folder, lines };
  };

  test('lets the paired screen and the guest in', async () => {
    const { register, folder, lines } = await start(text);
    const [screen, guest] = STORED_ACCESS;
    expect(register.find(SCREEN_SECRET)).toMatchObject({ kind: 'screen', visibility: screen?.visibility });
    expect(register.find(LINK_SECRET)).toMatchObject({
      kind: 'guest',
      visibility: guest?.visibility,
      expiresAtMs: guest?.expiresAtMs,
    });
    expect(register.list().map(({ record, seen }) => [record, seen])).toEqual(
      STORED_ACCESS.map((record) => [record, STORED_SEEN.get(record.id) ?? null]),
    );
    expect([await readdir(folder), lines]).toEqual([['access.json'], []]);
  });

  test('is set aside by a build that does not know its format, so that it can be put back', async () => {
    const newer = inNextFormat(text);
    const { register, folder, lines } = await start(newer);
    expect(register.find(SCREEN_SECRET)).toBeNull();
    const file = `access.json.damaged-${SET_ASIDE}`;
    expect(await readdir(folder)).toEqual([file]);
    expect(await readFile(join(folder, file), 'utf8')).toBe(newer);
    expect(lines).toMatchObject([{ level: 40, file }]);
  });
});

describe.each(fixturesOf('alerts'))('$name', ({ text }) => {
  const read = async (content: string) => {
    const { folder, log, lines } = await setUp('alerts.json', content);
    const store = new FileLedgerStore(folder, { log, now: () => STORED_MS });
    return { ledger: await store.read(), folder, lines };
  };

  test('is the alerts that were stored', async () => {
    const { ledger, folder, lines } = await read(text);
    expect(ledger).toEqual(STORED_LEDGER);
    expect([await readdir(folder), lines]).toEqual([['alerts.json'], []]);
  });

  test('is set aside by a build that does not know its format', async () => {
    const { ledger, folder, lines } = await read(inNextFormat(text));
    expect(ledger).toEqual(EMPTY_LEDGER);
    expect(await readdir(folder)).toEqual([`alerts.json.damaged-${SET_ASIDE}`]);
    expect(lines).toMatchObject([{ level: 40 }]);
  });
});
