import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test, vi } from 'vitest';

import type { AccessEntry } from '@/lib/server/screens/access-table';
import { FileStore } from '@/lib/server/screens/store/file-store';
import { AccessRegister, SCREEN_LIFE_MS } from '@/lib/server/screens/access-register';
import { parseScreenReport } from '@/lib/screens/screen-report';

import { makeFolder, screenOf, secretOf, setUpTime } from './start-screens';

async function setUp() {
  const setup = { ...setUpTime(), folder: await makeFolder() };
  const { log, clock, folder } = setup;
  const start = async () => {
    const register = new AccessRegister({ store: new FileStore(folder, { log, clock }), log, clock });
    await register.start();
    onTestFinished(() => register.stop());
    return register;
  };
  return { ...setup, start, path: join(folder, 'access.json') };
}
const REPORT = parseScreenReport('1920x1080; build=b7; freshness=live');
const NOW = Date.parse('2026-11-05T12:00:00Z');

describe('the register', () => {
  test('finds added records, also after a restart, and stores no credential', async () => {
    const { start, path, folder } = await setUp();
    const register = await start();
    await register.add(screenOf('a', { createdAtMs: NOW }));
    for (const current of [register, await start()]) {
      expect(current.find(secretOf('a'))).toMatchObject({ id: 'a'.repeat(12), kind: 'screen' });
      expect(current.find(secretOf('b'))).toBeNull();
    }
    expect(await readdir(folder)).toEqual(['access.json']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).not.toContain(secretOf('a'));
  });

  test('rejects revoked credentials, immediately and after a restart', async () => {
    const { start } = await setUp();
    const register = await start();
    await register.add(screenOf('a', { createdAtMs: NOW }));
    const revoking = register.revoke('a'.repeat(12));
    expect(register.find(secretOf('a'))).toBeNull();
    expect(await revoking).toBe(true);
    expect(await register.revoke('a'.repeat(12))).toBe(false);
    expect((await start()).find(secretOf('a'))).toBeNull();
  });

  test('renames records that exist', async () => {
    const { start } = await setUp();
    const register = await start();
    await register.add(screenOf('a', { createdAtMs: NOW }));
    expect(await register.rename('a'.repeat(12), 'Lobby')).toBe(true);
    expect((await start()).list()[0]?.record.name).toBe('Lobby');
    expect(await register.rename('b'.repeat(12), 'Lobby')).toBe(false);
  });

  test('expires a screen a year after it was last seen, and a link at its end', async () => {
    const { start, time } = await setUp();
    const register = await start();
    await register.add(screenOf('a', { createdAtMs: NOW }));
    await register.add(screenOf('b', { kind: 'guest', createdAtMs: NOW, expiresAtMs: NOW + 1_000 }));
    time.now += 1_000;
    expect(register.find(secretOf('b'))).toBeNull();
    time.now = NOW + SCREEN_LIFE_MS - 1;
    register.recordSeen('a'.repeat(12), null);
    await register.stop();
    time.now = NOW + 2 * SCREEN_LIFE_MS - 2;
    const later = await start();
    expect(later.find(secretOf('a'))).not.toBeNull();
    expect(later.list().map(({ record }) => record.id)).toEqual(['a'.repeat(12)]);
    time.now += 1;
    expect(later.find(secretOf('a'))).toBeNull();
  });

  test('calls watchers with all entries after each change', async () => {
    const { start } = await setUp();
    const register = await start();
    const received: (readonly AccessEntry[])[] = [];
    const stop = register.watch((entries) => received.push(entries));
    await register.add(screenOf('a', { createdAtMs: NOW }));
    await register.revoke('a'.repeat(12));
    stop();
    await register.add(screenOf('b', { createdAtMs: NOW }));
    expect(received.map((entries) => entries.map(({ id }) => id[0]))).toEqual([[], ['a'], []]);
    expect(() => structuredClone(received)).not.toThrow();
  });
});

describe('the last-seen time', () => {
  test('is updated immediately, and written every 30 seconds at most', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { start, path, time } = await setUp();
    const register = await start();
    await register.add(screenOf('a', { createdAtMs: NOW }));
    const before = await readFile(path, 'utf8');
    for (let second = 0; second < 29; second += 1) {
      time.now += 1_000;
      register.recordSeen('a'.repeat(12), REPORT);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(register.list()[0]?.seen).toEqual({ atMs: time.now, report: REPORT });
    expect(await readFile(path, 'utf8')).toBe(before);
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.waitFor(async () => expect(await readFile(path, 'utf8')).toContain('"build":"b7"'));
    expect((await start()).list()[0]?.seen).toEqual({ atMs: time.now, report: REPORT });
  });

  test('keeps the last report if a request has none, and ignores unknown ids', async () => {
    const { start, time } = await setUp();
    const register = await start();
    await register.add(screenOf('a', { createdAtMs: NOW }));
    register.recordSeen('a'.repeat(12), REPORT);
    time.now += 5_000;
    register.recordSeen('a'.repeat(12), null);
    register.recordSeen('z'.repeat(12), REPORT);
    expect(register.list().map(({ seen }) => seen)).toEqual([{ atMs: time.now, report: REPORT }]);
  });
});

describe('a damaged file', () => {
  test.each(['', 'hello', '{"format":2,"records":[],"seen":{}}', '{"format":1,"records":[{}],"seen":{}}'])(
    'is renamed with one warning: %s',
    async (text) => {
      const { start, path, folder, lines } = await setUp();
      await writeFile(path, text);
      const register = await start();
      expect(await readdir(folder)).toEqual(['access.json.damaged-2026-11-05T12-00-00-000Z']);
      expect(lines).toMatchObject([{ level: 40 }]);
      await register.add(screenOf('a', { createdAtMs: NOW }));
      expect((await start()).find(secretOf('a'))).not.toBeNull();
    },
  );
});

describe('a file that cannot be read', () => {
  test('is neither treated as empty nor overwritten', async () => {
    const { start, folder, lines } = await setUp();
    await rm(folder, { recursive: true });
    // A file instead of the folder keeps even root from reading.
    await writeFile(folder, '');
    const register = await start();
    expect([register.isLoaded, register.isCurrent]).toEqual([false, false]);
    expect(lines).toMatchObject([{ level: 40, problem: 'ENOTDIR' }]);
    await rm(folder);
    await mkdir(folder);
    await expect(register.add(screenOf('a', { createdAtMs: NOW }))).rejects.toThrow('could not be read');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a disk that cannot be written', () => {
  test('rejects additions and renames, and still revokes', async () => {
    const { start, folder } = await setUp();
    const register = await start();
    await register.add(screenOf('a', { createdAtMs: NOW }));
    await rm(folder, { recursive: true });
    // A file instead of the folder keeps even root from writing.
    await writeFile(folder, '');
    await expect(register.add(screenOf('b', { createdAtMs: NOW }))).rejects.toThrow();
    expect(register.find(secretOf('b'))).toBeNull();
    await expect(register.rename('a'.repeat(12), 'Lobby')).rejects.toThrow();
    expect(register.list()[0]?.record.name).toBe('Screen a');
    await expect(register.revoke('a'.repeat(12))).rejects.toThrow();
    expect(register.find(secretOf('a'))).toBeNull();
    await rm(folder);
    await mkdir(folder);
    await chmod(folder, 0o700);
  });
});
