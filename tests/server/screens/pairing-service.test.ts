import { describe, expect, test } from 'vitest';

import { formatCode } from '@/lib/server/screens/pairing-code';
import type { AccessStore } from '@/lib/server/screens/store/access-store';
import { FileStore } from '@/lib/server/screens/store/file-store';
import { ALL_PLACES } from '@/lib/status/model/visibility';

import { makeFolder, startScreens, setUpTime } from './start-screens';

const VISIBILITY = { areas: [ALL_PLACES], showsInternal: true };
const approvalOf = (code: string) => ({ code, name: 'Lobby', query: 'theme=light', visibility: VISIBILITY });

async function openCode({ screens }: Awaited<ReturnType<typeof startScreens>>) {
  const opened = await screens.pairing.requestCode('tv', 'theme=light');
  if (!('secret' in opened)) throw new Error('rate limited');
  return opened;
}

describe('a waiting screen', () => {
  test('collects its credential after approval, more than once', async () => {
    const setup = await startScreens();
    const { pairing, secret } = await openCode(setup);
    const { pairing: desk, register } = setup.screens;
    expect(desk.collectCredential(secret)).toBeNull();
    expect(await desk.approve('member', approvalOf(formatCode(pairing.code).toLowerCase()))).toBe(true);
    const credential = desk.collectCredential(secret);
    expect(credential).not.toBeNull();
    expect(desk.collectCredential(secret)).toBe(credential);
    expect(register.find(credential ?? '')).toMatchObject({ kind: 'screen' });
  });

  test('never sees internal events, even if the member does', async () => {
    const setup = await startScreens();
    const { pairing, secret } = await openCode(setup);
    await setup.screens.pairing.approve('member', approvalOf(pairing.code));
    const access = setup.screens.register.find(setup.screens.pairing.collectCredential(secret) ?? '');
    expect(access?.visibility).toEqual({ areas: [ALL_PLACES], showsInternal: false });
  });

  test('cannot use its code, secret or a digest as a credential', async () => {
    const setup = await startScreens();
    const { pairing, secret } = await openCode(setup);
    await setup.screens.pairing.approve('member', approvalOf(pairing.code));
    for (const word of [pairing.code, secret, pairing.digest, pairing.credentialDigest])
      expect(setup.screens.register.find(word)).toBeNull();
  });
});

describe('a code', () => {
  test('approves one screen, even if entered concurrently', async () => {
    const setup = await startScreens();
    const { pairing } = await openCode(setup);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => setup.screens.pairing.approve('member', approvalOf(pairing.code))),
    );
    expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(1);
    expect(setup.screens.register.list()).toHaveLength(1);
    expect(await setup.screens.pairing.findByCode('member', pairing.code)).toBeNull();
  });

  test('expires after ten minutes', async () => {
    const setup = await startScreens();
    const { pairing, secret } = await openCode(setup);
    setup.time.now += 599_999;
    expect(await setup.screens.pairing.findWaiting(secret)).toMatchObject({ code: pairing.code });
    expect(await setup.screens.pairing.findByCode('member', pairing.code)).toMatchObject({
      query: 'theme=light',
    });
    setup.time.now += 1;
    expect(await setup.screens.pairing.findWaiting(secret)).toBeNull();
    expect(await setup.screens.pairing.approve('member', approvalOf(pairing.code))).toBe(false);
  });

  test('can be used again if the approval could not be stored', async () => {
    const { log, clock } = setUpTime();
    const file = new FileStore(await makeFolder(), { log, clock });
    let isFull = true;
    const store: AccessStore = Object.assign(Object.create(file) as FileStore, {
      open: file.open.bind(file),
      close: file.close.bind(file),
      add: (...given: Parameters<FileStore['add']>) =>
        isFull ? Promise.reject(new Error('full')) : file.add(...given),
    });
    const setup = await startScreens({ store });
    const { pairing, secret } = await openCode(setup);
    await expect(setup.screens.pairing.approve('member', approvalOf(pairing.code))).rejects.toThrow('full');
    expect(setup.screens.pairing.collectCredential(secret)).toBeNull();
    isFull = false;
    expect(await setup.screens.pairing.approve('member', approvalOf(pairing.code))).toBe(true);
    expect(setup.screens.pairing.collectCredential(secret)).not.toBeNull();
  });
});

describe('rate limits', () => {
  const limits = { perClient: { requests: 2, seconds: 600 }, total: { requests: 3, seconds: 600 } };
  const RATE_LIMITED = { retryAfterSeconds: expect.closeTo(600, -1) as number };

  test('apply to each client and to all clients together', async () => {
    const setup = await startScreens({ limits });
    const open = (client: string) => setup.screens.pairing.requestCode(client, '');
    expect('secret' in (await open('a')) && 'secret' in (await open('a'))).toBe(true);
    expect(await open('a')).toEqual(RATE_LIMITED);
    expect('secret' in (await open('b'))).toBe(true);
    // Past the limit for all clients, each client has one request left.
    expect('secret' in (await open('c'))).toBe(true);
    expect(await open('c')).toEqual(RATE_LIMITED);
  });

  test('apply to entered codes, valid or not', async () => {
    const setup = await startScreens({ limits });
    const { pairing } = await openCode(setup);
    expect(await setup.screens.pairing.approve('m', approvalOf('AAAAAA'))).toBe(false);
    expect(await setup.screens.pairing.findByCode('m', 'nonsense')).toBeNull();
    expect(await setup.screens.pairing.approve('m', approvalOf(pairing.code))).toEqual(RATE_LIMITED);
    expect(setup.screens.register.list()).toEqual([]);
  });
});
