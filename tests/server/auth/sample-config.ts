import { parseConfig, type Config } from '@/lib/server/config/config';

/** Hash of `correct horse battery`, with the lowest cost that is allowed. */
export const HASH =
  'c2NyeXB0AA0AAAAIAAAAAV9UaKHSQW6EnrY7FoSuJWnPn1JrN0MjWg7QedVzo9GHc8ebPHMc0NsshMZa88ES2gu11g8khrwp3pknQqM8yoETyvmwiG+YoBpxRWGvsQzM';
export const SECRETS = ['first', 'second', 'third'].map((word) => word.repeat(8));

/** Environment of a board with a provider and a password. */
export const ENV = {
  BOARD_URL: 'http://board.test',
  AUTH_SECRET: SECRETS[0] ?? '',
  OIDC_ISSUER: 'https://login.test',
  OIDC_CLIENT_ID: 'board',
  OIDC_CLIENT_SECRET: 'a-secret-of-the-board',
  OIDC_CLAIM: 'groups',
  OIDC_ALLOWED: 'on-call, production',
  BOARD_PASSWORD_HASH: HASH,
};

/** The configuration of {@link ENV} with changes; an empty text unsets a variable. */
export const configOf = (given: Readonly<Record<string, string>> = {}): Config =>
  parseConfig({ ...ENV, ...given });
