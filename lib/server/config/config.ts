import 'server-only';

import { z } from 'zod';

import { BASE_PATH } from '@/lib/site/base-path';
import { contrastOf, HEX_COLOUR } from '@/lib/site/branding';

import { accessShape, findAccessProblems } from './access-config';
import { basePathShape, findBasePathProblems } from './base-path-config';
import { readSecretFiles, SECRETS, toFileName } from './secret-files';
import { httpLink, httpUrl, listenHost, oneLine, wholeNumber } from './values';
import { loadEnvironment } from './load-environment';
import { exportProxies, proxyShape } from './proxy-config';
import {
  adviseOnSource,
  findPortProblems,
  findSourceProblems,
  isUnconfigured,
  requireSource,
} from './source-config';
import { adviseOnNames } from './unknown-names';
import { ConfigurationError } from '../util/configuration-error';
import { setLogLevel } from '../util/logger';
import { findSignInProblems, signInShape, toAuthUrl } from './sign-in-config';

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
const ON_OR_OFF = { error: 'must be on or off' };

/**
 * Everything that can be configured, by the name of its environment variable; the description is the one the README and
 * `.env.example` are held against.
 */
export const configSchema = z.object({
  PORT: wholeNumber(0, 65_535).prefault('3000'),
  HOST: listenHost().prefault('0.0.0.0'),
  PRODMANAGER_URL: httpUrl('a ProdManager server').optional(),
  PRODMANAGER_TOKEN: z
    .string()
    .regex(/^[^\s"'`{}<>[\]()\\\P{ASCII}\p{Cc}]+$/u, {
      error: 'must be a token as ProdManager issues it, without quotes, braces, spaces or line breaks',
    })
    .optional(),
  PRODMANAGER_TIME_ZONE: z
    .string()
    .refine(isTimeZone, { error: 'must be the IANA name of a time zone, like UTC or Europe/Paris' })
    .default('UTC'),
  DEMO: z.enum(['on', 'off'], ON_OR_OFF).default('off'),
  REFRESH_INTERVAL_SECONDS: wholeNumber(1, 3_600).prefault('15'),
  BOARD_TITLE: oneLine(80).default('Production status'),
  FRAME_ANCESTORS: z
    .string()
    // An env file takes quotes off a value that is nothing else.
    .transform((value) => value.replace(/^(self|none)$/, "'$1'"))
    .refine((value) => FRAME_ANCESTORS.test(value), {
      error:
        "must be 'self', 'none', or the origins that may show the board in a frame, like https://intranet.example.com",
    })
    .prefault("'self'"),
  BOARD_URL: httpUrl('this board').optional(),
  ...basePathShape,
  TRUST_PROXY: z.enum(['on', 'off'], ON_OR_OFF).default('off'),
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
  BOARD_HOME_URL: httpLink('where the logo leads').optional(),
  BOARD_FOOTER: oneLine(500).optional(),
  DATA_DIR: oneLine(4_096).default('./data'),
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
  METRICS_HOST: listenHost().prefault('127.0.0.1'),
  ...proxyShape,
  ...accessShape,
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  ...signInShape,
});

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration, parsed: numbers are numbers, and what is optional and unset is undefined. */
export type Config = z.output<typeof configSchema>;

/** Every name that means something, those of files that hold a secret included. */
const KNOWN_NAMES: readonly string[] = [...Object.keys(configSchema.shape), ...SECRETS.map(toFileName)];

/** Both spellings of what programs other than this read as well. */
const valueOf = (env: Environment, name: string): string | undefined =>
  (Object.hasOwn(proxyShape, name) ? env[name.toLowerCase()] : undefined) ?? env[name];

/**
 * The configuration that an environment holds. A variable that is set to nothing counts as unset, and a secret may be in a file.
 *
 * @param base - the path that the board was built for.
 * @throws ConfigurationError naming each wrong variable and what it must be, never its value.
 */
export function parseConfig(env: Environment, base = BASE_PATH): Config {
  const files = readSecretFiles(env);
  const given = Object.fromEntries(
    Object.keys(configSchema.shape).flatMap((name) => {
      const value = (files.values[name] ?? valueOf(env, name))?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = configSchema.safeParse(given);
  const wrong = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const name = path.join('.');
    return `${name in files.values ? `${name}, read from ${toFileName(name)},` : name} ${message}.`;
  });
  if (!parsed.success || files.problems.length > 0)
    throw new ConfigurationError([...files.problems, ...wrong]);
  const problems = [
    ...findPortProblems(parsed.data),
    ...findSourceProblems(parsed.data),
    ...findBasePathProblems(parsed.data, base),
    ...findSignInProblems(parsed.data),
    ...findAccessProblems(parsed.data),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return parsed.data;
}

// Pages and routes are bundled apart, and in the worker all of them have to see what the main thread parsed.
const KEY = Symbol.for('prodmanager-dashboard.config');
const shared = globalThis as { [KEY]?: Config };

/** Makes a configuration that of this thread. */
export function setConfig(config: Config): void {
  shared[KEY] = config;
  setLogLevel(config.LOG_LEVEL);
  // Next reads its own configuration again at the start, and is to find there what it was built with.
  Object.assign(process.env, { BASE_PATH });
  // next-auth takes the address that providers lead back to from here, and from nowhere else.
  if (config.BOARD_URL) process.env['NEXTAUTH_URL'] = toAuthUrl(config.BOARD_URL);
  exportProxies(config, process.env);
}

/**
 * The configuration of this thread: what {@link setConfig} was given, or else what its environment holds.
 *
 * @throws ConfigurationError see {@link parseConfig}.
 */
export function getConfig(): Config {
  const known = shared[KEY];
  if (known) return known;
  const config = parseConfig(process.env);
  setConfig(config);
  return config;
}

/** A configuration, and sentences for the log about what was set beside it. */
export interface LoadedConfig {
  readonly config: Config;
  readonly advice: readonly string[];
}

/**
 * Reads the configuration of this process from its environment and the `.env` file of a folder, which the environment precedes.
 *
 * @param isDemoByDefault - whether a board that is not configured at all shows demo data.
 * @throws ConfigurationError see {@link parseConfig}, and where nothing says what the board should show.
 */
export function loadConfig(dir: string, isDemoByDefault: boolean): LoadedConfig {
  const { env } = process;
  const advice = loadEnvironment(dir, env);
  if (isDemoByDefault && isUnconfigured(env, KNOWN_NAMES)) env['DEMO'] = 'on';
  const names = Object.keys(env);
  const config = getConfig();
  requireSource(config);
  const onSource = adviseOnSource(config);
  return {
    config,
    advice: [...advice, ...adviseOnNames(names, KNOWN_NAMES), ...(onSource ? [onSource] : [])],
  };
}
