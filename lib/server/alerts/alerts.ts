import 'server-only';

import type { Logger } from 'pino';

import type { ProdManager } from '@/lib/prodmanager/index';
import type { Sections } from '@/lib/status/model/types';

import { toRedisProblem } from '../cluster/redis-link';
import type { AlertsConfig } from '../config/alerts-config';
import type { Clock } from '../util/clock';
import { coalesce } from '../util/coalesce';
import { countFiring, dueMonitors, noteAlerts, noteWritten, type Ledger, type LedgerMonitor } from './ledger';
import type { LedgerStore } from './ledger-store';
import { MonitorWriter, type PassResult, type PlaceIds } from './monitor-writer';
import { placeAlert, type LabelNames } from './place-alert';
import type { Webhook } from './webhook';
import { WriteGate } from './write-gate';

/** What {@link Alerts} works with. */
export interface AlertsOptions {
  readonly config: LabelNames & Pick<AlertsConfig, 'ALERTMANAGER_CREATE'>;
  /** A client with a token that has the permission `monitor_api`. */
  readonly client: ProdManager;
  readonly store: LedgerStore;
  /** The scopes and services of the board. */
  readonly inventory: () => Pick<Sections, 'scopes' | 'services'>;
  /** Whether this instance writes to ProdManager: one of a cluster does. */
  readonly mayWrite: () => boolean;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: () => number;
  /** Called for each stored notification. */
  readonly onReceived?: (received: Received) => void;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** How many alerts of a notification were noted, cannot be placed for lack of labels, and have to be sent again. */
export interface Received {
  readonly noted: number;
  readonly unlabelled: number;
  readonly postponed: number;
}

/** The state of the alerts, as far as this instance knows it. */
export interface AlertsState {
  /** Alerts that fire. */
  readonly firing: number;
  /** Monitors that are not written yet; those without a place or monitor included. */
  readonly waiting: number;
  /** Monitors whose scope or service does not exist in ProdManager. */
  readonly unplaced: number;
  /** Monitors that do not exist, while `ALERTMANAGER_CREATE` is off. */
  readonly missing: number;
}

const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;
/** How often places and monitors that did not exist are looked for. */
const CHECK_MS = 60_000;
/** How often an instance that does not write looks whether it should. */
const FOLLOWER_CHECK_MS = 5_000;
/** How many names a line of the log contains. */
const MAX_LOGGED = 5;

const idsByName = (items: readonly { readonly id: number; readonly name: string }[]) =>
  new Map(items.map(({ id, name }) => [name.trim(), id]));

const toProblem = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 300) : 'unknown';

/**
 * Turns alerts of Alertmanager into the status of monitors in ProdManager. A notification is stored before it is acknowledged; what
 * ProdManager should show is then written from what is stored, again and again until it does. So nothing is lost, and an old state never
 * replaces a newer one.
 */
export class Alerts {
  readonly #options: AlertsOptions;
  readonly #gate: WriteGate;
  readonly #writer: MonitorWriter;
  readonly #pass = coalesce(() => this.#passOnce());
  #state: AlertsState | null = null;
  #failures = 0;
  #logged = '';
  #timer: NodeJS.Timeout | undefined;
  readonly #stopped = new AbortController();

  constructor(options: AlertsOptions) {
    const { client, config, inventory, clock } = options;
    const now = () => clock.now();
    this.#options = options;
    // Its own view of the rate limit.
    const own = client.with({ signal: this.#stopped.signal });
    this.#gate = new WriteGate(() => own.rateLimit);
    this.#writer = new MonitorWriter({
      client: own,
      gate: this.#gate,
      findPlaces: () => toPlaceIds(inventory()),
      mayCreate: config.ALERTMANAGER_CREATE === 'on',
      mayWrite: () => !this.#stopped.signal.aborted && options.mayWrite(),
      now,
    });
  }

  /** The present state; null if this instance does not write. */
  get state(): AlertsState | null {
    return this.#state;
  }

  /** Starts to write what is stored. */
  start(): void {
    this.#options.store.open(() => this.#wake());
    this.#wake();
  }

  /** Stores the alerts of a notification. @throws Error if they cannot be stored: Alertmanager has to send them again. */
  async receive({ alerts, truncatedAlerts }: Webhook): Promise<Received> {
    const { config, store, clock, log } = this.#options;
    const all = alerts.map((alert) => placeAlert(alert, config));
    const placed = all.filter((alert) => alert !== null);
    const { ledger, outcomes } = await store.change((before) => {
      const noted = noteAlerts(before, placed, clock.now());
      return { ledger: noted.ledger, result: noted };
    });
    if (this.#state) this.#state = { ...this.#state, ...toCounts(ledger) };
    this.#wake();
    const received = {
      noted: outcomes.filter((outcome) => outcome === 'noted').length,
      unlabelled: all.length - placed.length,
      postponed: outcomes.filter((outcome) => outcome === 'postponed').length,
    };
    this.#options.onReceived?.(received);
    if (truncatedAlerts > 0)
      log.warn({ truncatedAlerts }, 'Alertmanager left out alerts: remove max_alerts from its configuration');
    if (received.unlabelled > 0)
      log.warn(received, 'alerts without the labels for scope, service or name were ignored');
    return received;
  }

  /** Aborts the requests in flight. What is not written is written after the next start. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    clearTimeout(this.#timer);
    await this.#pass().catch(() => undefined);
    this.#options.store.close();
  }

  #wake(): void {
    if (this.#stopped.signal.aborted) return;
    void this.#pass().catch((error: unknown) => this.#retry(error));
  }

  #retry(error: unknown): void {
    this.#state = null;
    this.#report('the stored alerts cannot be read or written', toRedisProblem(error));
    this.#failures += 1;
    this.#schedule(this.#backOffMs());
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped.signal.aborted) return;
    this.#timer = setTimeout(() => this.#wake(), delayMs);
    this.#timer.unref();
  }

  #backOffMs(): number {
    const longestMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(this.#failures, 10));
    return longestMs * (0.5 + this.#options.random() / 2);
  }

  async #passOnce(): Promise<void> {
    const { store, clock, mayWrite } = this.#options;
    if (this.#stopped.signal.aborted) return;
    if (!mayWrite()) {
      this.#state = null;
      this.#schedule(FOLLOWER_CHECK_MS);
      return;
    }
    const due = dueMonitors(await store.read());
    const result = await this.#writer.write(due);
    const ledger = await store.change((before) => {
      const after = noteWritten(before, result.written, clock.now());
      const isSame = JSON.stringify(after) === JSON.stringify(before);
      return { ledger: isSame ? before : after, result: after };
    });
    const { unplaced, missing, error } = result;
    const counts = toCounts(ledger);
    this.#state = { ...counts, unplaced: unplaced.length, missing: missing.length };
    const open = counts.waiting - unplaced.length - missing.length;
    const isStuck = error !== null || (open > 0 && result.written.size === 0);
    this.#failures = isStuck ? this.#failures + 1 : 0;
    this.#reportPass(due, result);
    this.#schedule(this.#nextMs(open));
  }

  /** The time until the next pass. @param open How many monitors can be written. */
  #nextMs(open: number): number {
    const waitMs = this.#gate.waitMs(this.#options.clock.now());
    if (waitMs > 0) return waitMs;
    if (this.#failures > 0) return this.#backOffMs();
    return open > 0 ? 0 : CHECK_MS;
  }

  #reportPass(due: ReadonlyMap<string, LedgerMonitor>, { unplaced, missing, error }: PassResult): void {
    const describe = (keys: readonly string[]): string =>
      keys
        .slice(0, MAX_LOGGED)
        .map((key) => due.get(key))
        .map((monitor) => (monitor ? `${monitor.service} / ${monitor.scope}: ${monitor.name}` : ''))
        .join('; ');
    if (error !== null) this.#report('alerts cannot be written to ProdManager', toProblem(error));
    else if (unplaced.length > 0)
      this.#report('ProdManager has no such scope or service for alerts', describe(unplaced));
    else if (missing.length > 0)
      this.#report(
        'ProdManager has no such monitor for alerts, and ALERTMANAGER_CREATE is off',
        describe(missing),
      );
    else this.#report('', '');
  }

  /** Logs a problem when it changes. */
  #report(sentence: string, problem: string): void {
    const logged = `${sentence}: ${problem}`;
    if (logged === this.#logged) return;
    if (sentence !== '') this.#options.log.warn({ problem }, sentence);
    else if (this.#logged !== '') this.#options.log.info('alerts are written to ProdManager');
    this.#logged = logged;
  }
}

const toCounts = (ledger: Ledger): Pick<AlertsState, 'firing' | 'waiting'> => ({
  firing: countFiring(ledger),
  waiting: dueMonitors(ledger).size,
});

/** The ids of scopes and services; null while they are not known for certain. */
function toPlaceIds({ scopes, services }: Pick<Sections, 'scopes' | 'services'>): PlaceIds | null {
  if (scopes.state !== 'fresh' || services.state !== 'fresh') return null;
  return { scopes: idsByName(scopes.items), services: idsByName(services.items) };
}
