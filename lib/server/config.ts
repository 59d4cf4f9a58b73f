import 'server-only';

import { z } from 'zod';

import { BASE_PATH } from '@/lib/status/base-path';
import { contrastOf, HEX_COLOUR } from '@/lib/status/contrast';

import { accessShape, findAccessProblems } from './access/access-config';
import { basePathShape, findBasePathProblems } from './base-path-config';
import { httpUrl, wholeNumber } from './config-values';
import { ConfigurationError } from './configuration-error';
import { findSignInProblems, signInShape, toAuthUrl } from './sign-in/sign-in-config';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** A path names a database by its number; a user name and password may be percent-encoded. */
function isRedisUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, username, password } = new URL(value);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return /^rediss?:$/.test(protocol) && /^(\/\d*)?$/.test(pathname);
}

/** What the accent stands on: the header of the light and of the dark theme. */
const GROUNDS = ['#ffffff', '#121920'];
const LEAST_CONTRAST = 3;
// A source list goes into a header as it is: no semicolon or comma may end its directive.
const FRAME_ANCESTORS = /^('none'|('self'|https?:\/\/[\w*.:-]+)( ('self'|https?:\/\/[\w*.:-]+))*)$/;

/**
 * Everything that can be configured, by the name of its environment variable; the description is the one the README and
 * `.env.example` are held against.
 */
export const configSchema = z.object({
  PORT: wholeNumber(0, 65_535).prefault('3000'),
  HOSTNAME: z.string().default('0.0.0.0'),
  PRODMANAGER_URL: httpUrl('a ProdManager server').optional(),
  PRODMANAGER_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, {
      error: 'must be a token as ProdManager issues it, without spaces or line breaks',
    })
    .optional(),
  PRODMANAGER_TIME_ZONE: z
    .string()
    .refine(isTimeZone, { error: 'must be the IANA name of a time zone, like UTC or Europe/Paris' })
    .default('UTC'),
  REFRESH_INTERVAL_SECONDS: wholeNumber(1, 3_600).prefault('15'),
  BOARD_TITLE: z
    .string()
    .max(80, { error: 'must be at most 80 characters long' })
    .default('Production status'),
  FRAME_ANCESTORS: z
    .string()
    .regex(FRAME_ANCESTORS, {
      error:
        "must be 'self', 'none', or the origins that may show the board in a frame, like https://intranet.example.com",
    })
    .default("'self'"),
  BOARD_URL: httpUrl('this board').optional(),
  ...basePathShape,
  TRUST_PROXY: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  BOARD_LOGO: z
    .string()
    .regex(/\.(svg|png)$/i, { error: 'must be the path of an .svg or .png file' })
    .optional(),
  BOARD_ACCENT: z
    .string()
    .refine((value) => HEX_COLOUR.test(value), { error: 'must be a colour like #2f6fd6', abort: true })
    .refine((value) => GROUNDS.every((ground) => contrastOf(value, ground) >= LEAST_CONTRAST), {
      error: `must be told from a white and from a dark ground, with a contrast of ${LEAST_CONTRAST} at least: choose a colour that is neither as light nor as dark, like #2f6fd6`,
    })
    .optional(),
  BOARD_HOME_URL: httpUrl('where the logo leads').optional(),
  BOARD_FOOTER: z
    .string()
    .max(500, { error: 'must be at most 500 characters long' })
    .regex(/^[^\r\n]*$/, { error: 'must be one line' })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  REDIS_URL: z
    .string()
    .refine(isRedisUrl, {
      error: 'must be the address of a Redis or Valkey server, like redis://redis.example.com:6379',
    })
    .optional(),
  METRICS: z
    .union([z.enum(['on', 'off']), wholeNumber(1, 65_535)], {
      error: 'must be on, off, or the number of a port of its own from 1 to 65535',
    })
    .default('on'),
  METRICS_HOST: z.string().default('127.0.0.1'),
  ...accessShape,
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  ...signInShape,
});

/** The configuration, parsed: numbers are numbers, and what is optional and unset is undefined. */
export type Config = z.output<typeof configSchema>;

/**
 * The configuration that an environment holds. A variable that is set to nothing counts as unset.
 *
 * @param base - the path that the board was built for.
 * @throws ConfigurationError naming each wrong variable and what it must be, never its value.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>, base = BASE_PATH): Config {
  const given = Object.fromEntries(
    Object.keys(configSchema.shape).flatMap((name) => (env[name] ? [[name, env[name].trim()]] : [])),
  );
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigurationError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`),
    );
  }
  if (parsed.data.PRODMANAGER_TOKEN && !parsed.data.PRODMANAGER_URL) {
    throw new ConfigurationError([
      'PRODMANAGER_TOKEN is set but PRODMANAGER_URL is not: set the address of the server that issued the token.',
    ]);
  }
  const problems = [
    ...findBasePathProblems(parsed.data, base),
    ...findSignInProblems(parsed.data),
    ...findAccessProblems(parsed.data),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return parsed.data;
}

let config: Config | undefined;

/**
 * The configuration of this process, read from its environment once.
 *
 * @throws ConfigurationError see {@link parseConfig}.
 */
export function getConfig(): Config {
  if (config) return config;
  config = parseConfig(process.env);
  // Next reads its own configuration again at the start, and is to find there what it was built with.
  Object.assign(process.env, { BASE_PATH });
  // next-auth takes the address that providers lead back to from here, and from nowhere else.
  if (config.BOARD_URL) process.env['NEXTAUTH_URL'] = toAuthUrl(config.BOARD_URL);
  return config;
}
