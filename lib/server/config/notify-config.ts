import { parseDocument } from 'yaml';
import { z } from 'zod';

import { LANGUAGES } from '@/lib/site/preferences';
import { EVENT_KINDS } from '@/lib/status/notify/event';

import type { AccessConfig } from './access-config';
import { channelSchema } from './notify-channels';
import { isTimeZone } from './values';

/** `90s`, `5m`, `1h`, `0s`: in milliseconds. */
const duration = (longestHours: number) =>
  z
    .string({ error: 'must be a duration like 90s, 5m or 1h' })
    .regex(/^\d{1,5}[smh]$/, { error: 'must be a duration like 90s, 5m or 1h', abort: true })
    .transform(
      (text) => Number(text.slice(0, -1)) * { s: 1_000, m: 60_000, h: 3_600_000 }[text.at(-1) as 's'],
    )
    .refine((ms) => ms <= longestHours * 3_600_000, { error: `must be at most ${longestHours}h` });

const names = (what: string) =>
  z
    .array(
      z.union([z.string().min(1), z.int().transform(String)], { error: `must be the name or id of ${what}` }),
      { error: `must be a list of ${what}s, like [one, two]` },
    )
    .min(1, { error: `must name a ${what}, or be left out` });

const SEVERITIES = ['minor', 'low', 'moderate', 'high', 'critical'] as const;
const LEVELS = ['warning', 'alert'] as const;
const listOfWords = (words: readonly string[]): string => words.join(', ');

const ruleSchema = z.strictObject(
  {
    channels: names('channel'),
    events: z
      .array(z.enum(EVENT_KINDS, { error: `must be one of ${listOfWords(EVENT_KINDS)}` }), {
        error: `must be a list of events: ${listOfWords(EVENT_KINDS)}`,
      })
      .min(1, { error: 'must name an event, or be left out' })
      // A scope fails because of a service, which is announced anyway.
      .default(EVENT_KINDS.filter((kind) => kind !== 'scope')),
    scopes: names('scope').optional(),
    services: names('service').optional(),
    severity: z.enum(SEVERITIES, { error: `must be one of ${listOfWords(SEVERITIES)}` }).optional(),
    level: z.enum(LEVELS, { error: `must be one of ${listOfWords(LEVELS)}` }).optional(),
  },
  { error: 'must be a rule: channels, and optionally events, scopes, services, severity and level' },
);

const CHANNEL_NAME = /^[a-z\d][\w-]{0,39}$/i;

const notifySchema = z.strictObject(
  {
    language: z.enum(LANGUAGES, { error: `must be one of ${listOfWords(LANGUAGES)}` }).default('en'),
    timeZone: z
      .string({ error: 'must be the IANA name of a time zone, like Europe/Paris' })
      .refine(isTimeZone, { error: 'must be the IANA name of a time zone, like Europe/Paris' })
      .optional(),
    grace: duration(24).prefault('2m'),
    digest: duration(24).prefault('1m'),
    channels: z
      .record(z.string().regex(CHANNEL_NAME), channelSchema, { error: 'must be the channels by name' })
      .refine((channels) => Object.keys(channels).length > 0, { error: 'must contain a channel' }),
    rules: z.array(ruleSchema, { error: 'must be a list of rules' }).optional(),
  },
  { error: 'must be YAML or JSON with channels, as in docs/notifications.md' },
);

/** A key for an error message. What does not look like one may be a misplaced secret. */
const toShownKey = (key: PropertyKey): string => {
  const text = String(key);
  return /^[\w-]{1,40}$/.test(text) ? text : '(not shown)';
};

/** The parsed configuration of notifications. Durations are in milliseconds. */
export interface NotifyConfig extends Readonly<Omit<z.output<typeof notifySchema>, 'rules'>> {
  /** Without any in the file, one for all channels. */
  readonly rules: readonly NotifyRule[];
}

/** Which events go where. */
export type NotifyRule = Readonly<z.output<typeof ruleSchema>>;

/** The field and what it must be. */
function toSentence(issue: z.core.$ZodIssue): string {
  const field = issue.path.map(toShownKey).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${[...issue.path, issue.keys[0] ?? ''].map(toShownKey).join('.')} is no known field: remove it`;
  if (issue.code === 'invalid_key') return `${field} must be a name of letters, digits, - and _, at most 40`;
  return field === '' ? issue.message : `${field} ${issue.message}`;
}

type Parsed = { readonly config: NotifyConfig } | { readonly problems: readonly string[] };

function parseNotify(text: string): Parsed {
  // JSON is YAML, too. Its errors quote the text, which contains secrets: only the line is shown.
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'error' });
  const [error] = document.errors;
  if (error) return { problems: [`is not valid YAML or JSON: see line ${error.linePos?.[0].line ?? 1}`] };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch {
    return { problems: ['must not repeat its parts with so many aliases'] };
  }
  const parsed = notifySchema.safeParse(value);
  if (!parsed.success) return { problems: parsed.error.issues.map(toSentence) };
  const { rules = [ruleSchema.parse({ channels: Object.keys(parsed.data.channels) })], ...rest } =
    parsed.data;
  const config: NotifyConfig = { ...rest, rules };
  const problems = rules.flatMap(({ channels }, index) =>
    channels.every((name) => Object.hasOwn(config.channels, name))
      ? []
      : [`rules.${index}.channels names a channel that is not defined: use names of channels`],
  );
  return problems.length > 0 ? { problems } : { config };
}

/** The variable of notifications: its value is YAML or JSON, usually read from `NOTIFY_FILE`. */
export const notifyShape = {
  NOTIFY: z
    .string()
    .transform((text, context) => {
      const parsed = parseNotify(text);
      if ('config' in parsed) return parsed.config;
      for (const message of parsed.problems) context.issues.push({ code: 'custom', input: text, message });
      return z.NEVER;
    })
    .optional(),
};

const REFERENCE = /(["']?)\$\{(NOTIFY_\w+)\}\1/g;

/**
 * Replaces references to variables, like `${NOTIFY_SLACK_URL}`, so that secrets need not be in the file. Only variables whose name begins
 * with `NOTIFY_` can be used.
 */
export function expandNotify(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): { readonly text: string; readonly problems: readonly string[] } {
  const missing = new Set<string>();
  const expand = (line: string): string =>
    line.replace(REFERENCE, (_match, _quote, name: string) => {
      const value = env[name];
      if (value === undefined || value === '') missing.add(name);
      // A quoted text, which is the same in YAML and JSON.
      return JSON.stringify(value ?? '');
    });
  const expanded = text
    .split('\n')
    .map((line) => (line.trimStart().startsWith('#') ? line : expand(line)))
    .join('\n');
  return {
    text: expanded,
    problems: [...missing].map((name) => `NOTIFY refers to ${name}, which is not set: set it.`),
  };
}

/** Conflicts with other variables, in sentences for the operator. */
export function findNotifyProblems({
  NOTIFY,
  BOARD_ACCESS,
  REDIS_URL,
  DATABASE_URL,
}: Pick<AccessConfig, 'BOARD_ACCESS'> & {
  readonly NOTIFY?: NotifyConfig | undefined;
  readonly REDIS_URL?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
}): string[] {
  if (!NOTIFY) return [];
  const problems: string[] = [];
  const open = Object.entries(NOTIFY.channels).flatMap(([name, { audience }]) =>
    audience === 'public' ? [name] : [],
  );
  if (BOARD_ACCESS === 'private' && open.length > 0)
    problems.push(
      `NOTIFY channels.${open[0]}.audience is public, but BOARD_ACCESS is private, so the public sees nothing: set it to internal.`,
    );
  if (REDIS_URL !== undefined && DATABASE_URL === undefined)
    problems.push(
      'NOTIFY with REDIS_URL needs DATABASE_URL: instances must share what they have sent, or each of them would send it.',
    );
  return problems;
}
