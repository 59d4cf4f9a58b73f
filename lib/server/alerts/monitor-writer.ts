import {
  isProdManagerError,
  type Monitor,
  type MonitorFilters,
  type ProdManager,
} from '@/lib/prodmanager/index';

import { desiredOf, type LedgerMonitor, type WrittenStatus } from './ledger';
import type { WriteGate } from './write-gate';

/** The integration of the monitors that alerts are written to. */
const INTEGRATION = 'alertmanager';

/** Ids of scopes and services by name. */
export interface PlaceIds {
  readonly scopes: ReadonlyMap<string, number>;
  readonly services: ReadonlyMap<string, number>;
}

/** What a {@link MonitorWriter} works with. */
export interface MonitorWriterOptions {
  readonly client: ProdManager;
  readonly gate: WriteGate;
  /** The present scopes and services; null while they are not known for certain. */
  readonly findPlaces: () => PlaceIds | null;
  /** Whether missing monitors are created. */
  readonly mayCreate: boolean;
  /** Whether this instance may write: one instance of a cluster does. */
  readonly mayWrite: () => boolean;
  readonly now: () => number;
}

/** What a pass has done. Monitors that are in no list are still to be written. */
export interface PassResult {
  /** The status that each monitor now has, by key. */
  readonly written: ReadonlyMap<string, WrittenStatus>;
  /** Keys of monitors without a scope or service of this name in ProdManager. */
  readonly unplaced: readonly string[];
  /** Keys of monitors that do not exist and may not be created. */
  readonly missing: readonly string[];
  /** The first error; null if there was none. */
  readonly error: unknown;
}

interface PlacedMonitor {
  readonly key: string;
  readonly monitor: LedgerMonitor;
  readonly scope: number;
  readonly service: number;
}

/** ProdManager accepts so many values of one filter. */
const MAX_FILTER_VALUES = 50;
const AT_ONCE = 4;
/** A write without an answer may take effect for so long: its monitor is compared again after it. */
const UNCERTAIN_MS = 60_000;

const isUncertain = (error: unknown): boolean => !isProdManagerError(error) || error.status === null;

/** A filter by ids; absent if there are more than ProdManager accepts. */
const toFilter = (name: 'scope' | 'service', ids: readonly number[]): MonitorFilters => {
  const unique = [...new Set(ids)];
  return unique.length > MAX_FILTER_VALUES ? {} : { [name]: unique };
};

/** Writes the status of monitors to ProdManager. Compares first, so that writing again changes nothing. */
export class MonitorWriter {
  readonly #options: MonitorWriterOptions;
  readonly #uncertainUntilMs = new Map<string, number>();

  constructor(options: MonitorWriterOptions) {
    this.#options = options;
  }

  /** Writes monitors as far as possible now. Never rejects. */
  async write(due: ReadonlyMap<string, LedgerMonitor>): Promise<PassResult> {
    const written = new Map<string, WrittenStatus>();
    const missing: string[] = [];
    const places = this.#options.findPlaces();
    if (!places) return { written, unplaced: [], missing, error: null };
    const all = [...due].map(([key, monitor]) => ({
      key,
      monitor,
      scope: places.scopes.get(monitor.scope),
      service: places.services.get(monitor.service),
    }));
    const placed = all.filter(
      (one): one is PlacedMonitor => one.scope !== undefined && one.service !== undefined,
    );
    const unplaced = all.filter((one) => one.scope === undefined || one.service === undefined);
    for (const { key, monitor } of unplaced) if (desiredOf(monitor) === 'ok') written.set(key, 'ok');
    let failure: unknown = null;
    try {
      const existing = placed.length > 0 && this.#mayContinue() ? await this.#list(placed) : null;
      if (existing)
        await this.#forEach(placed, async (one) => {
          try {
            const status = await this.#writeOne(one, existing);
            if (status === null) missing.push(one.key);
            else if (this.#isCertain(one.key)) written.set(one.key, status);
          } catch (error) {
            if (isUncertain(error)) this.#uncertainUntilMs.set(one.key, this.#options.now() + UNCERTAIN_MS);
            this.#options.gate.noteError(error, this.#options.now());
            failure ??= error;
          }
        });
    } catch (error) {
      this.#options.gate.noteError(error, this.#options.now());
      failure ??= error;
    }
    return {
      written,
      unplaced: unplaced.map(({ key }) => key).filter((key) => !written.has(key)),
      missing,
      error: failure,
    };
  }

  #isCertain(key: string): boolean {
    const untilMs = this.#uncertainUntilMs.get(key);
    if (untilMs !== undefined && this.#options.now() < untilMs) return false;
    this.#uncertainUntilMs.delete(key);
    return true;
  }

  #mayContinue(): boolean {
    const { gate, mayWrite, now } = this.#options;
    return mayWrite() && gate.waitMs(now()) === 0;
  }

  /** The monitors of alerts at the places in question. */
  async #list(placed: readonly PlacedMonitor[]): Promise<readonly Monitor[]> {
    const filters = {
      integration: INTEGRATION,
      ...toFilter(
        'scope',
        placed.map(({ scope }) => scope),
      ),
      ...toFilter(
        'service',
        placed.map(({ service }) => service),
      ),
    };
    // Rows of others must not keep alerts from being written.
    const options = { onInvalidRow: () => undefined };
    return (await this.#options.client.monitor.list(filters, options).toArray()).map((row) => row.toJSON());
  }

  /** Runs a task for each monitor, some at once, for as long as requests may be sent. */
  async #forEach(
    placed: readonly PlacedMonitor[],
    task: (one: PlacedMonitor) => Promise<void>,
  ): Promise<void> {
    const queue = placed.values();
    const work = async (): Promise<void> => {
      for (const one of queue) {
        if (!this.#mayContinue()) return;
        await task(one);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Writes one monitor and all that have its name. Returns the status that it has now; null if it is missing. */
  async #writeOne(one: PlacedMonitor, existing: readonly Monitor[]): Promise<WrittenStatus | null> {
    const { monitor, scope, service } = one;
    const desired = desiredOf(monitor);
    const own = existing.filter(
      (row) => row.scope === scope && row.service === service && row.name === monitor.name,
    );
    for (const row of own) if (row.status !== desired) await this.#update(row.id, toForm(row), desired);
    if (own.length > 0 || desired === 'ok') return desired;
    if (!this.#options.mayCreate) return null;
    await this.#create(one, desired);
    return desired;
  }

  async #update(id: number, form: MonitorForm, status: WrittenStatus): Promise<void> {
    await this.#options.client.request('POST', `monitor/${id}/update`, {
      form: { ...form, status },
      // The response to the redirect would cost a request of the rate limit.
      followRedirect: false,
    });
  }

  /** Creates a monitor. ProdManager creates it as ok, so its status is written after it. */
  async #create({ monitor, scope, service }: PlacedMonitor, status: WrittenStatus): Promise<void> {
    const { name, link } = monitor;
    const form = { name, scope, service, integration: INTEGRATION, external_link: link };
    const response = await this.#options.client.request('POST', 'monitor/create', {
      form,
      followRedirect: false,
    });
    const id = /\/monitor\/(\d+)$/.exec(response.headers.get('location') ?? '')?.[1];
    // The next pass finds the monitor by its name.
    if (id === undefined) throw new Error('ProdManager did not name the monitor that it created');
    await this.#update(Number(id), form, status);
  }
}

type MonitorForm = Readonly<Record<string, string | number | null>>;

/** The fields of a monitor: an update replaces all of them. */
const toForm = (row: Monitor): MonitorForm => ({
  name: row.name,
  description: row.description,
  scope: row.scope,
  service: row.service,
  integration: row.integration,
  external_reference: row.external_reference,
  external_link: row.external_link,
});
