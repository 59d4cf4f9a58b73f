import { admitByClaims } from '@/lib/server/auth/session/admit';
import { sealSession } from '@/lib/server/auth/session/session-token';
import { toCookieName } from '@/lib/server/auth/credentials';
import { execFileSync } from 'node:child_process';

import { parseConfig } from '@/lib/server/config/config';

const SECRET = 'a secret of the tests '.repeat(2).trim();

/** The configuration of a board with OpenID sign-in. The provider is never called: {@link signInAs} creates sessions. */
export const MEMBERS_ENV = {
  AUTH_SECRET: SECRET,
  OIDC_ISSUER: 'https://login.example.com',
  OIDC_CLIENT_ID: 'board',
  OIDC_CLIENT_SECRET: 'a-secret-of-the-board',
  OIDC_CLAIM: 'groups',
  OIDC_ALLOWED: '*',
} as const;

/** The `Cookie` header of a member of a group. @param env - the board's configuration in addition to {@link MEMBERS_ENV}. */
export async function signInAs(
  group: string,
  env: Readonly<Record<string, string>>,
  claims: Readonly<Record<string, string>> = {},
): Promise<string> {
  const config = parseConfig({ ...MEMBERS_ENV, ...env });
  const session = admitByClaims(config, { sub: group, groups: [group], ...claims });
  if (!session) throw new Error(`Members of ${group} are not allowed.`);
  const nowMs = Date.now();
  const sealed = await sealSession(session, [SECRET], { nowMs, expiresAtMs: nowMs + 3_600_000 });
  return `${toCookieName('session', config.BOARD_URL)}=${sealed}`;
}

/** The value of BOARD_PASSWORD_HASH for a password, from the script that operators use. */
export function hashPassword(password: string): string {
  const line = execFileSync(process.execPath, ['scripts/hash-password.mjs'], {
    input: password,
    encoding: 'utf8',
  });
  return line.trim().replace('BOARD_PASSWORD_HASH=', '');
}

const cookieOf = (response: Response, name: string): string => {
  const [pair = ''] = response.headers
    .getSetCookie()
    .filter((cookie) => cookie.replace(/^__Host-/, '').startsWith(`${name}=`))
    .map((cookie) => cookie.split(';', 1)[0] ?? '');
  if (pair === '') throw new Error(`${response.url} set no ${name}: ${response.status}.`);
  return pair;
};

const post = (url: string, cookie: string, form: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams(form) });

/** Pairs a screen as a member and returns the screen's `Cookie` header. */
export async function pairScreen(url: string, member: string, name: string): Promise<string> {
  const page = await fetch(`${url}/wall/pair`);
  const waiting = cookieOf(page, 'board-pairing');
  const [, spelled = ''] = /class="code" aria-label="([^"]+)"/.exec(await page.text()) ?? [];
  const code = spelled.replaceAll(' ', '');
  const approved = await post(`${url}/api/screens/approve`, member, { code, name });
  if (!approved.headers.get('location')?.includes('done=paired'))
    throw new Error(`${code} was not approved: ${approved.status} ${approved.headers.get('location')}`);
  return cookieOf(
    await fetch(`${url}/api/screens/pairing`, { headers: { cookie: waiting } }),
    'board-screen',
  );
}

/** Creates a share link as a member and returns its address. */
export async function makeLink(url: string, member: string, name: string, hours = 1): Promise<string> {
  const created = await post(`${url}/api/screens/link`, member, { name, hours: String(hours) });
  return `${url}/share/${cookieOf(created, 'board-new-link').replace(/^[^=]*=/, '')}`;
}

/** Creates and opens a share link and returns the guest's `Cookie` header. */
export async function openLink(url: string, member: string): Promise<string> {
  const link = await makeLink(url, member, 'Guests');
  return cookieOf(await fetch(link, { redirect: 'manual' }), 'board-guest');
}

/** Revokes a screen by name as a member. */
export async function revokeScreen(url: string, member: string, name: string): Promise<void> {
  const page = await (await fetch(`${url}/screens`, { headers: { cookie: member } })).text();
  const [article = ''] = page.split('<article').filter((part) => part.includes(name));
  const [, id = ''] = /name="id"[^>]*value="([^"]+)"/.exec(article) ?? [];
  const done = await post(`${url}/api/screens/revoke`, member, { id });
  if (!done.headers.get('location')?.includes('done=revoked')) throw new Error(`${name} was not revoked.`);
}
