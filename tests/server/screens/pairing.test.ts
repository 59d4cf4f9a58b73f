import { describe, expect, test } from 'vitest';

import { formatCode } from '@/lib/server/screens/pairing-code';
import type { AccessStore } from '@/lib/server/screens/store/access-store';
import { FileStore } from '@/lib/server/screens/store/file-store';
import { ALL_PLACES } from '@/lib/status/model/visibility';

import { makeFolder, openRoom, setUpTime } from './start-screens';

const VISIBILITY = { areas: [ALL_PLACES], showsInternal: true };
const approvalOf = (code: string) => ({ code, name: 'Lobby', query: 'theme=light', visibility: VISIBILITY });

async function openCode({ room }: Awaited<ReturnType<typeof openRoom>>) {
  const opened = await room.desk.open('tv', 'theme=light');
  if (!('secret' in opened)) throw new Error('refused');
  return opened;
}

describe('a screen that waits', () => {
  test('gets its credential once its code was approved, and can fetch it again', async () => {
    const own = await openRoom();
    const { pairing, secret } = await openCode(own);
    const { desk, register } = own.room;
    expect(desk.collect(secret)).toBeNull();
    expect(await desk.approve('member', approvalOf(formatCode(pairing.code).toLowerCase()))).toBe(true);
    const credential = desk.collect(secret);
    expect(credential).not.toBeNull();
    expect(desk.collect(secret)).toBe(credential);
    expect(register.find(credential ?? '')).toMatchObject({ kind: 'screen' });
  });

  test('never sees internal events, whoever approved it', async () => {
    const own = await openRoom();
    const { pairing, secret } = await openCode(own);
    await own.room.desk.approve('member', approvalOf(pairing.code));
    const access = own.room.register.find(own.room.desk.collect(secret) ?? '');
    expect(access?.visibility).toEqual({ areas: [ALL_PLACES], showsInternal: false });
  });

  test('is not let in by its code, nor by the secret of its waiting', async () => {
    const own = await openRoom();
    const { pairing, secret } = await openCode(own);
    await own.room.desk.approve('member', approvalOf(pairing.code));
    for (const word of [pairing.code, secret, pairing.digest, pairing.credentialDigest])
      expect(own.room.register.find(word)).toBeNull();
  });
});

describe('a code', () => {
  test('lets one screen in, however many members type it at once', async () => {
    const own = await openRoom();
    const { pairing } = await openCode(own);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => own.room.desk.approve('member', approvalOf(pairing.code))),
    );
    expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(1);
    expect(own.room.register.list()).toHaveLength(1);
    expect(await own.room.desk.look('member', pairing.code)).toBeNull();
  });

  test('holds for ten minutes, and not a moment longer', async () => {
    const own = await openRoom();
    const { pairing, secret } = await openCode(own);
    own.time.now += 599_999;
    expect(await own.room.desk.resume(secret)).toMatchObject({ code: pairing.code });
    expect(await own.room.desk.look('member', pairing.code)).toMatchObject({ query: 'theme=light' });
    own.time.now += 1;
    expect(await own.room.desk.resume(secret)).toBeNull();
    expect(await own.room.desk.approve('member', approvalOf(pairing.code))).toBe(false);
  });

  test('that could not be used because nothing can be kept can be used again', async () => {
    const { log, clock } = setUpTime();
    const file = new FileStore(await makeFolder(), { log, clock });
    let isFull = true;
    const store: AccessStore = Object.assign(Object.create(file) as FileStore, {
      open: file.open.bind(file),
      close: file.close.bind(file),
      add: (...given: Parameters<FileStore['add']>) =>
        isFull ? Promise.reject(new Error('full')) : file.add(...given),
    });
    const own = await openRoom({ store });
    const { pairing, secret } = await openCode(own);
    await expect(own.room.desk.approve('member', approvalOf(pairing.code))).rejects.toThrow('full');
    expect(own.room.desk.collect(secret)).toBeNull();
    isFull = false;
    expect(await own.room.desk.approve('member', approvalOf(pairing.code))).toBe(true);
    expect(own.room.desk.collect(secret)).not.toBeNull();
  });
});

describe('limits', () => {
  const limits = { perClient: { times: 2, seconds: 600 }, inAll: { times: 3, seconds: 600 } };
  const laterOn = { retryAfterSeconds: expect.closeTo(600, -1) as number };

  test('hold for each client and for all, and say when to come again', async () => {
    const own = await openRoom({ limits });
    const open = (client: string) => own.room.desk.open(client, '');
    expect('secret' in (await open('a')) && 'secret' in (await open('a'))).toBe(true);
    expect(await open('a')).toEqual(laterOn);
    expect('secret' in (await open('b'))).toBe(true);
    // Beyond what all together have, each client has one left.
    expect('secret' in (await open('c'))).toBe(true);
    expect(await open('c')).toEqual(laterOn);
  });

  test('hold for codes that are tried, right ones too', async () => {
    const own = await openRoom({ limits });
    const { pairing } = await openCode(own);
    expect(await own.room.desk.approve('m', approvalOf('AAAAAA'))).toBe(false);
    expect(await own.room.desk.look('m', 'nonsense')).toBeNull();
    expect(await own.room.desk.approve('m', approvalOf(pairing.code))).toEqual(laterOn);
    expect(own.room.register.list()).toEqual([]);
  });
});
