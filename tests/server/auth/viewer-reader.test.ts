import { z } from 'zod';
import { describe, expect, test } from 'vitest';

import { ViewerReader, type Grant, type MemberSession } from '@/lib/server/auth/viewer-reader';
import { accessShape, findAccessProblems } from '@/lib/server/config/access-config';
import { ALL_PLACES } from '@/lib/status/model/visibility';

const accessConfig = z.object(accessShape);

function openReader(
  env: Record<string, string>,
  given: { session?: MemberSession; grants?: Record<string, Grant> } = {},
) {
  const reads: string[] = [];
  const time = { nowMs: 1_000 };
  const grants = { ...given.grants };
  const reader = new ViewerReader({
    config: { ...accessConfig.parse(env), BOARD_URL: env['BOARD_URL'] },
    clock: { now: () => time.nowMs },
    readSession: (cookie) => {
      reads.push(cookie);
      return Promise.resolve(given.session ?? null);
    },
    findGrant: (secret) => grants[secret] ?? null,
  });
  return { reader, reads, time, grants };
}

const session: MemberSession = { values: ['payments'], expiresAtMs: 60_000 };
const screen: Grant = { id: 's1', kind: 'screen', visibility: { areas: [ALL_PLACES], showsInternal: true } };

describe('the viewer', () => {
  test('is anonymous without a credential, and sees nothing of a private board', () => {
    const { reader } = openReader({ BOARD_VISIBLE_SCOPES: 'EU, US' });
    expect(reader.find('theme=dark')?.viewer).toEqual({
      kind: 'anonymous',
      paths: 'all',
      visibility: { areas: [{ scopes: ['EU', 'US'], services: null }], showsInternal: false },
    });
    expect(openReader({ BOARD_ACCESS: 'private' }).reader.find(undefined)?.viewer).toBeNull();
  });

  test('is a member with a session, which is decrypted once until it ends', async () => {
    const { reader, reads, time } = openReader({ BOARD_ACCESS: 'private' }, { session });
    const cookie = 'theme=dark; board-session=abc; other=1';
    expect(reader.find(cookie)).toBeNull();
    const identity = await reader.read(cookie);
    expect(identity).toMatchObject({ cookie: 'board-session=abc', viewer: { kind: 'member' } });
    expect(identity.viewer?.visibility).toEqual({ areas: [ALL_PLACES], showsInternal: true });
    expect(reader.find(cookie)).toEqual(identity);
    expect(reads).toEqual(['board-session=abc']);
    time.nowMs = 60_000;
    expect(reader.find(cookie)).toBeNull();
  });

  test('sees the areas of VIEWER_LIMITS for the claim values, else those of *, else nothing', async () => {
    const limits = '{"payments":{"services":["Payments"]},"search":{"scopes":[2]}}';
    const areasOf = async (values: string[], more: Record<string, string>) =>
      (
        await openReader(
          { BOARD_ACCESS: 'private', ...more },
          { session: { ...session, values } },
        ).reader.read('board-session=a')
      ).viewer?.visibility.areas;
    const one = { scopes: null, services: ['Payments'] };
    expect(await areasOf(['payments'], { VIEWER_LIMITS: limits })).toEqual([one]);
    expect(await areasOf(['x', 'search', 'payments'], { VIEWER_LIMITS: limits })).toEqual([
      { scopes: ['2'], services: null },
      one,
    ]);
    expect(await areasOf(['constructor'], { VIEWER_LIMITS: limits })).toBeUndefined();
    expect(await areasOf(['x'], { VIEWER_LIMITS: '{"*":{}}' })).toEqual([ALL_PLACES]);
  });

  test('is none with an invalid session, which is not decrypted again for a minute', async () => {
    const { reader, reads, time } = openReader({ BOARD_ACCESS: 'private' });
    expect((await reader.read('board-session=forged')).viewer).toBeNull();
    expect((await reader.read('board-session=forged')).viewer).toBeNull();
    expect(reads).toHaveLength(1);
    time.nowMs += 61_000;
    await reader.read('board-session=forged');
    expect(reads).toHaveLength(2);
  });

  test('is a screen with its credential until it is revoked, without internal events', () => {
    const { reader, grants } = openReader({ BOARD_ACCESS: 'private' }, { grants: { key: screen } });
    expect(reader.find('board-screen=key')).toMatchObject({
      grantId: 's1',
      viewer: { kind: 'screen', paths: 'wall', visibility: { showsInternal: false } },
    });
    delete grants['key'];
    expect(reader.find('board-screen=key')?.viewer).toBeNull();
  });

  test('is identified by __Host- cookies only if BOARD_URL is https', () => {
    const { reader } = openReader(
      { BOARD_ACCESS: 'private', BOARD_URL: 'https://status.example.com' },
      { grants: { key: screen } },
    );
    expect(reader.find('board-screen=key')?.viewer).toBeNull();
    expect(reader.find('__Host-board-screen=key')?.viewer?.kind).toBe('screen');
  });
});

describe('the access configuration', () => {
  const problemsOf = (env: Record<string, string>, signIn = { BOARD_PASSWORD_HASH: 'hash' }): string[] => {
    const parsed = accessConfig.safeParse(env);
    return parsed.success
      ? findAccessProblems({ ...parsed.data, ...signIn })
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
  };
  const noSignIn = {} as { BOARD_PASSWORD_HASH: string };

  test('reports what is wrong and what to do', () => {
    expect(problemsOf({ BOARD_ACCESS: 'secret' })).toEqual(['BOARD_ACCESS must be public or private.']);
    expect(problemsOf({ BOARD_ACCESS: 'private' }, noSignIn)[0]).toMatch(
      /there is no way to sign in: set OIDC_ISSUER or BOARD_PASSWORD_HASH/,
    );
    expect(problemsOf({ BOARD_ACCESS: 'private', BOARD_VISIBLE_SCOPES: 'EU' })[0]).toMatch(/VIEWER_LIMITS/);
    expect(problemsOf({ BOARD_ACCESS: 'private', ALLOW_INDEXING: 'on' })).toHaveLength(1);
    expect(problemsOf({ ALLOW_INDEXING: 'on' })).toEqual([]);
    expect(problemsOf({ VIEWER_LIMITS: '{}' }, noSignIn)[0]).toMatch(/there is no way to/);
    expect(problemsOf({ BOARD_VISIBLE_SCOPES: ' , ' })[0]).toMatch(/ids or names of scopes/);
    expect(problemsOf({ VIEWER_LIMITS: '{"a":{"scope":["x"]}}' })[0]).toMatch(/VIEWER_LIMITS must be JSON/);
    expect(problemsOf({ VIEWER_LIMITS: 'nonsense' })[0]).not.toContain('nonsense');
    expect(problemsOf({ BOARD_ACCESS: 'private', VIEWER_LIMITS: '{"*":{}}' })).toEqual([]);
  });
});
