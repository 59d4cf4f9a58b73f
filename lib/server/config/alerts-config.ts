import { z } from 'zod';

import { issuedText, listOf } from './values';

const MIN_TOKEN_LENGTH = 16;
const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

const labelName = () =>
  z.string().refine((value) => LABEL.test(value), { error: 'must be the name of a Prometheus label' });

/** The variables of the alerts that Alertmanager sends. */
export const alertsShape = {
  ALERTMANAGER_TOKEN: issuedText('the token that Alertmanager sends')
    .refine((value) => value.length >= MIN_TOKEN_LENGTH && !value.includes(' '), {
      error: `must be at least ${MIN_TOKEN_LENGTH} characters without spaces: openssl rand -hex 32`,
    })
    .optional(),
  ALERTMANAGER_CREATE: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  ALERTMANAGER_SCOPE_LABEL: labelName().default('scope'),
  ALERTMANAGER_SERVICE_LABEL: labelName().default('service'),
  ALERTMANAGER_NAME_LABELS: listOf('names of labels')
    .refine((names) => names.every((name) => LABEL.test(name)), {
      error: 'must be names of Prometheus labels, separated by commas',
    })
    .prefault('alertname'),
  ALERTMANAGER_SEVERITY_LABEL: labelName().default('severity'),
};

/** The parsed variables of {@link alertsShape}. */
export type AlertsConfig = Readonly<z.output<z.ZodObject<typeof alertsShape>>>;

/** Conflicts between these variables, in sentences for the operator. */
export function findAlertsProblems({
  ALERTMANAGER_TOKEN,
  PRODMANAGER_URL,
  PRODMANAGER_TOKEN,
}: Pick<AlertsConfig, 'ALERTMANAGER_TOKEN'> & {
  readonly PRODMANAGER_URL?: string | undefined;
  readonly PRODMANAGER_TOKEN?: string | undefined;
}): string[] {
  if (ALERTMANAGER_TOKEN === undefined) return [];
  const problems: string[] = [];
  if (PRODMANAGER_URL !== undefined && PRODMANAGER_TOKEN === undefined)
    problems.push(
      'ALERTMANAGER_TOKEN is set but PRODMANAGER_TOKEN is not: alerts are written to ProdManager with a token that has the permission monitor_api.',
    );
  if (ALERTMANAGER_TOKEN === PRODMANAGER_TOKEN)
    problems.push('ALERTMANAGER_TOKEN is the same as PRODMANAGER_TOKEN: choose another.');
  return problems;
}
