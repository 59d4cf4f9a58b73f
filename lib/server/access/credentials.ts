import 'server-only';

/** What somebody shows to be let in: a session of their own, a screen's secret, or that of a share link. */
export type CredentialKind = 'session' | 'screen' | 'guest';

/** The name of the cookie that holds a credential; where the board is on HTTPS, browsers keep any other host from setting it. */
export function toCookieName(kind: CredentialKind, boardUrl: string | undefined): string {
  return `${boardUrl?.startsWith('https:') ? '__Host-' : ''}board-${kind}`;
}
