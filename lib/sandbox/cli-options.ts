import { parseArgs } from 'node:util';

import type { SandboxOptions } from './sandbox';

/** The parsed command line. */
export interface CliOptions {
  readonly sandbox: SandboxOptions & Required<Pick<SandboxOptions, 'mood' | 'seed'>>;
  readonly port: number;
  readonly hostname: string;
}

/** The output of `--help`. */
export const HELP = `npm run sandbox -- [options]

  --port N         port to listen on (8080; 0 takes a free one)
  --host NAME      address to listen on (127.0.0.1)
  --secret TEXT    application secret, required to create tokens (changeit)
  --calm           everything is fine and nothing changes
  --storm          much is broken, with a change every 2 seconds
  --empty          no data at all
  --seed N         seed of the generated data (1)
  --monitors N     number of monitors, up to 20000 (300)
  --rate-limit N   requests per hour and token; at most 60 without a token (no limit)
  --faults         allow faults: POST /sandbox/faults with {"kind": "drop", "times": 1}, DELETE to clear
  --help           print this help
`;

/**
 * Parses the command line; null for `--help`.
 *
 * @throws Error with a one-line message for the user
 */
export function parseCliOptions(args: readonly string[]): CliOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      secret: { type: 'string', default: 'changeit' },
      calm: { type: 'boolean', default: false },
      storm: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      monitors: { type: 'string' },
      'rate-limit': { type: 'string' },
      faults: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const moods = (['calm', 'storm', 'empty'] as const).filter((mood) => values[mood]);
  if (moods.length > 1) throw new Error(`--${moods.join(' and --')} cannot be combined`);
  if (values.secret === '') throw new Error('--secret must not be empty');
  const limit =
    values['rate-limit'] === undefined ? null : wholeNumber('--rate-limit', values['rate-limit'], 1, 1e9);
  return {
    port: wholeNumber('--port', values.port, 0, 65_535),
    hostname: values.host,
    sandbox: {
      secret: values.secret,
      mood: moods[0] ?? 'lively',
      seed: wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1),
      ...(values.monitors === undefined
        ? {}
        : { monitors: wholeNumber('--monitors', values.monitors, 0, 20_000) }),
      rateLimit:
        limit === null
          ? null
          : { limitWithToken: limit, limitAnonymous: Math.min(limit, 60), windowSeconds: 3600 },
      hasFaultRoutes: values.faults,
    },
  };
}

function wholeNumber(name: string, text: string, min: number, max: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new Error(`${name} must be a whole number from ${min} to ${max}`);
}
