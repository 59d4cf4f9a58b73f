import 'server-only';

import { z } from 'zod';

import { BASE_PATH } from '@/lib/site/base-path';
import { contrastOf, HEX_COLOUR } from '@/lib/site/branding';

import { accessShape, findAccessProblems } from './access-config';
import { alertsShape, findAlertsProblems } from './alerts-config';
import { basePathShape, findBasePathProblems } from './base-path-config';
import { historyShape } from './history-config';
import { expandNotify, findNotifyProblems, notifyShape } from './notify-config';
import { readSecretFiles, SECRETS, toFileName } from './secret-files';
import { httpLink, httpUrl, isTimeZone, listenHost, oneLine, wholeNumber } from './values';
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

/** The path may be the number of a database. User name and password may be percent-encoded. */
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

/** The header colours of the light and the dark theme. */
const BACKGROUNDS = ['#ffffff', '#121920'];
const MIN_CONTRAST = 3;
// Becomes part of a header: a semicolon or comma would end the directive.
const FRAME_ANCESTORS = /^('none'|('self'|https?:\/\/[\w*.:-]+)( ('self'|https?:\/\/[\w*.:-]+))*)$/;
// Parsing `.env` removes quotes around a whole value.
const frameSources = () => z.string().transform((value) => value.replace(/^(self|none)$/, "'$1'"));
const ON_OR_OFF = { error: 'must be on or off' };

/**
 * The schema of all environment variables. A test compares it with the documentation and `.env.example`.
 */
export const configSchema = z.object({
  PORT: wholeNumber(0, 65_535).prefault('3000'),
  HOST: listenHost().prefault('0.0.0.0'),
  PRODMANAGER_URL: httpUrl('a ProdManager server').optional(),
  PRODMANAGER_PUBLIC_URL: httpUrl('ProdManager for people').optional(),
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
  FRAME_ANCESTORS: frameSources()
    .refine((value) => FRAME_ANCESTORS.test(value), {
      error:
        "must be 'self', 'none', or the origins that may show the board in a frame, like https://intranet.example.com",
    })
    .prefault("'self'"),
  EMBED_ORIGINS: frameSources()
    .refine((value) => value === '*' || FRAME_ANCESTORS.test(value), {
      error:
        "must be *, 'self', 'none', or the origins that may embed the status, like https://intranet.example.com",
    })
    .optional(),
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
    .refine((value) => BACKGROUNDS.every((background) => contrastOf(value, background) >= MIN_CONTRAST), {
      error: `needs a contrast ratio of at least ${MIN_CONTRAST}:1 against ${BACKGROUNDS.join(' and ')}: choose a colour that is neither too light nor too dark, like #2f6fd6`,
    })
    .optional(),
  BOARD_HOME_URL: httpLink('where the logo leads').optional(),
  BOARD_FOOTER: oneLine(500).optional(),
  SHUTDOWN_DELAY_SECONDS: wholeNumber(0, 300).prefault('0'),
  DATA_DIR: oneLine(4_096).default('./data'),
  REDIS_URL: z
    .string()
    .refine(isRedisUrl, {
      error: 'must be the address of a Redis or Valkey server, like redis://redis.example.com:6379',
    })
    .optional(),
  ...historyShape,
  ...notifyShape,
  METRICS: z
    .union([z.enum(['on', 'off']), wholeNumber(1, 65_535)], {
      error: 'must be on, off, or the number of a separate port from 1 to 65535',
    })
    .default('on'),
  METRICS_HOST: listenHost().prefault('127.0.0.1'),
  ...proxyShape,
  ...accessShape,
  ...alertsShape,
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  ...signInShape,
});

type Environment = Readonly<Record<string, string | undefined>>;

/** The parsed configuration. Optional variables that are unset are undefined. */
export type Config = z.output<typeof configSchema>;

/** All variable names, including those of secret files. */
const KNOWN_NAMES: readonly string[] = [...Object.keys(configSchema.shape), ...SECRETS.map(toFileName)];

/** Proxy variables are read in lower case too, as most programs do. */
const valueOf = (env: Environment, name: string): string | undefined =>
  (Object.hasOwn(proxyShape, name) ? env[name.toLowerCase()] : undefined) ?? env[name];

/**
 * Parses the configuration from an environment, and secrets from files. Empty variables count as unset.
 *
 * @param base The base path of the build.
 * @throws ConfigurationError which names each invalid variable and what it must be, never its value.
 */
export function parseConfig(env: Environment, base = BASE_PATH): Config {
  const files = readSecretFiles(env);
  const values = Object.fromEntries(
    Object.keys(configSchema.shape).flatMap((name) => {
      const value = (files.values[name] ?? valueOf(env, name))?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const notify = values['NOTIFY'] === undefined ? null : expandNotify(values['NOTIFY'], env);
  if (notify) values['NOTIFY'] = notify.text;
  const fileProblems = [...files.problems, ...(notify?.problems ?? [])];
  // What is missing would be reported again as an invalid field.
  if (notify && notify.problems.length > 0) delete values['NOTIFY'];
  const parsed = configSchema.safeParse(values);
  const invalid = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const name = path.join('.');
    return `${name in files.values ? `${name}, read from ${toFileName(name)},` : name} ${message}.`;
  });
  if (!parsed.success || fileProblems.length > 0) throw new ConfigurationError([...fileProblems, ...invalid]);
  const problems = [
    ...findPortProblems(parsed.data),
    ...findSourceProblems(parsed.data),
    ...findBasePathProblems(parsed.data, base),
    ...findSignInProblems(parsed.data),
    ...findAccessProblems(parsed.data),
    ...findNotifyProblems(parsed.data),
    ...findAlertsProblems(parsed.data),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return parsed.data;
}

// Next bundles pages and routes separately, so they share the configuration through globalThis.
const KEY = Symbol.for('prodmanager-dashboard.config');
const shared = globalThis as { [KEY]?: Config };

/** Sets the configuration of this thread. */
export function setConfig(config: Config): void {
  shared[KEY] = config;
  setLogLevel(config.LOG_LEVEL);
  // Next reads its configuration again at startup, and must find the values of the build.
  Object.assign(process.env, { BASE_PATH });
  // next-auth reads the address for redirects only from here.
  if (config.BOARD_URL) process.env['NEXTAUTH_URL'] = toAuthUrl(config.BOARD_URL);
  exportProxies(config, process.env);
}

/**
 * The configuration of this thread, from {@link setConfig} or else from its environment.
 *
 * @throws ConfigurationError See {@link parseConfig}.
 */
export function getConfig(): Config {
  const known = shared[KEY];
  if (known) return known;
  const config = parseConfig(process.env);
  setConfig(config);
  return config;
}

/** A configuration, with advice for the log on variables that have no effect. */
export interface LoadedConfig {
  readonly config: Config;
  readonly advice: readonly string[];
}

/**
 * Loads the configuration of this process from its environment and the `.env` file of a folder. The environment wins.
 *
 * @param isDemoByDefault Whether to show demo data if nothing is configured.
 * @throws ConfigurationError See {@link parseConfig}; also if no source is configured.
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
