import { ConfigurationError } from '../util/configuration-error';

interface SourceConfig {
  readonly PRODMANAGER_URL?: string | undefined;
  readonly PRODMANAGER_TOKEN?: string | undefined;
  readonly DEMO: 'on' | 'off';
}

/** Conflicts between ports, in sentences for the operator. */
export const findPortProblems = ({
  PORT,
  METRICS,
}: {
  readonly PORT: number;
  readonly METRICS: number | string;
}): string[] => (METRICS === PORT ? ['METRICS names the same port as PORT: set another, on or off.'] : []);

/** Conflicts between these variables, in sentences for the operator. */
export function findSourceProblems({ PRODMANAGER_URL, PRODMANAGER_TOKEN, DEMO }: SourceConfig): string[] {
  if (PRODMANAGER_URL && DEMO === 'on')
    return [
      'DEMO is on but PRODMANAGER_URL is set: unset one of them, the board shows either demo data or your own.',
    ];
  if (PRODMANAGER_TOKEN && !PRODMANAGER_URL)
    return [
      'PRODMANAGER_TOKEN is set but PRODMANAGER_URL is not: set the address of the server that issued the token.',
    ];
  return [];
}

/**
 * Requires a source or `DEMO=on`. Demo data needs an explicit choice, so that a deployment that loses its configuration does
 * not show invented data.
 *
 * @throws ConfigurationError
 */
export function requireSource({ PRODMANAGER_URL, DEMO }: SourceConfig): void {
  if (PRODMANAGER_URL === undefined && DEMO === 'off')
    throw new ConfigurationError([
      'PRODMANAGER_URL is not set: set the address of your ProdManager, or DEMO=on to show invented demo data.',
    ]);
}

/** Variables that define how a board runs, and not what it shows. */
const RUNTIME_NAMES: ReadonlySet<string> = new Set([
  'PORT',
  'HOST',
  'BASE_PATH',
  'DATA_DIR',
  'HISTORY_RAW_DAYS',
  'HISTORY_DAYS',
  'LOG_LEVEL',
  'METRICS',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
]);

/** Whether only variables of how the board runs are set, so that demo data cannot hide a lost source. */
export const isUnconfigured = (
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): boolean => names.every((name) => !env[name] || RUNTIME_NAMES.has(name));

/** Advice on the address of the source; null if it looks right. */
export function adviseOnSource({ PRODMANAGER_URL }: Pick<SourceConfig, 'PRODMANAGER_URL'>): string | null {
  return PRODMANAGER_URL !== undefined && new URL(PRODMANAGER_URL).pathname.endsWith('/api')
    ? 'PRODMANAGER_URL ends in /api, to which the board adds /api itself: if nothing can be read, set it without'
    : null;
}
