import type { AlertsConfig } from '../config/alerts-config';
import { toDigest } from '../util/digest';
import { toPlainName } from '../util/plain-name';
import type { WebhookAlert } from './webhook';

/** What a firing alert makes of its monitor. */
export type AlertStatus = 'warning' | 'alert';

/** An alert with the monitor that it belongs to. Times are epoch milliseconds by Prometheus' clock. */
export interface PlacedAlert {
  /** Identifies the alert: a digest of its labels. */
  readonly id: string;
  readonly scope: string;
  readonly service: string;
  /** The name of its monitor. */
  readonly name: string;
  readonly isFiring: boolean;
  readonly status: AlertStatus;
  readonly startsAtMs: number;
  /** When it was resolved; `startsAtMs` while it fires. */
  readonly endsAtMs: number;
  /** The http(s) address of the query in Prometheus; null if there is none. */
  readonly link: string | null;
}

/** The names of the labels that place an alert. */
export type LabelNames = Pick<
  AlertsConfig,
  | 'ALERTMANAGER_SCOPE_LABEL'
  | 'ALERTMANAGER_SERVICE_LABEL'
  | 'ALERTMANAGER_NAME_LABELS'
  | 'ALERTMANAGER_SEVERITY_LABEL'
>;

/** Severities that are less than an alert. All others, unknown ones included, are an alert. */
const WARNINGS: ReadonlySet<string> = new Set([
  'warning',
  'warn',
  'moderate',
  'minor',
  'low',
  'info',
  'informational',
  'notice',
  'none',
]);
const MAX_NAME_LENGTH = 200;
const MAX_LINK_LENGTH = 2_000;
/** ProdManager accepts no shorter name of a monitor. */
const MIN_NAME_LENGTH = 4;

const shorten = (name: string): string => {
  const characters = [...name];
  return characters.length <= MAX_NAME_LENGTH
    ? name
    : `${characters.slice(0, MAX_NAME_LENGTH - 1).join('')}…`;
};

/** The name of a monitor from the values of labels; empty if none is there. */
function toMonitorName(values: readonly string[]): string {
  const name = values
    .map(toPlainName)
    .filter((value) => value !== '')
    .join(' ');
  return name !== '' && [...name].length < MIN_NAME_LENGTH ? `Alert ${name}` : shorten(name);
}

function toLink(address: string): string | null {
  if (address.length > MAX_LINK_LENGTH || !URL.canParse(address)) return null;
  const { protocol, username, password, href } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? href : null;
}

const valueOf = (labels: WebhookAlert['labels'], name: string): string =>
  Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';

/** Finds the monitor that an alert belongs to; null if a label that names it is missing or empty. */
export function placeAlert(alert: WebhookAlert, names: LabelNames): PlacedAlert | null {
  const { labels, startsAt, endsAt, generatorURL } = alert;
  const scope = valueOf(labels, names.ALERTMANAGER_SCOPE_LABEL).trim();
  const service = valueOf(labels, names.ALERTMANAGER_SERVICE_LABEL).trim();
  const name = toMonitorName(names.ALERTMANAGER_NAME_LABELS.map((label) => valueOf(labels, label)));
  if (scope === '' || service === '' || name === '') return null;
  const isFiring = alert.status === 'firing';
  const severity = valueOf(labels, names.ALERTMANAGER_SEVERITY_LABEL).trim().toLowerCase();
  return {
    id: toDigest(JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))),
    scope,
    service,
    name,
    isFiring,
    status: WARNINGS.has(severity) ? 'warning' : 'alert',
    startsAtMs: startsAt,
    endsAtMs: isFiring ? startsAt : Math.max(startsAt, endsAt),
    link: toLink(generatorURL),
  };
}
