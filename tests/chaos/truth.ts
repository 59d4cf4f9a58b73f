import type { Random } from '@/lib/sandbox/scenario/random';
import { createIncident, updateIncident } from '@/lib/sandbox/store/incidents';
import type { Store } from '@/lib/sandbox/store/store';

/** The time that a monitor was not ok, or an incident open, in milliseconds of `performance.now()`. */
export interface Spell {
  readonly kind: 'monitor' | 'incident';
  readonly id: number;
  readonly fromMs: number;
  /** Null while it lasts. */
  untilMs: number | null;
}

/** Changes the source, and remembers what it had at every moment. At first nothing is wrong there. */
export class Truth {
  readonly #store: Store;
  readonly #random: Random;
  readonly #now: () => number;
  readonly #spells: Spell[] = [];

  /** @param now In milliseconds of `performance.now()`, which is the default. */
  constructor(store: Store, random: Random, now = (): number => performance.now()) {
    this.#store = store;
    this.#random = random;
    this.#now = now;
  }

  /** Whether nothing is wrong at the source. */
  get isCalm(): boolean {
    return this.#spells.every(({ untilMs }) => untilMs !== null);
  }

  /** Heals what is broken, or breaks something. */
  turn(): void {
    if (this.isCalm) this.#break();
    else this.#heal();
  }

  /** What was wrong during all of a time. */
  troublesThroughout(fromMs: number, untilMs: number): readonly Spell[] {
    return this.#spells.filter(
      (spell) => spell.fromMs <= fromMs && (spell.untilMs === null || spell.untilMs >= untilMs),
    );
  }

  #break(): void {
    const { monitor } = this.#store;
    for (let left = this.#random.between(1, 3); left > 0; left -= 1) {
      const row = this.#random.pickAny(monitor.list([({ status }) => status === 'ok']));
      if (!row) throw new Error('every monitor is broken');
      monitor.replace({ ...row, status: this.#random.pick(['alert', 'warning'] as const) });
      this.#begin('monitor', row.id);
    }
    if (this.#random.chance(0.5)) this.#openIncident();
  }

  #openIncident(): void {
    const [place] = this.#store.monitor.list();
    if (!place) throw new Error('there are no monitors');
    const { scope, service } = place;
    const texts = { description: null, external_reference: null, external_link: null };
    const { id } = createIncident(this.#store, {
      ...texts,
      name: 'Requests fail',
      severity: 'high',
      scope,
      service,
      start_impact_date: this.#store.now,
    });
    this.#begin('incident', id);
  }

  #heal(): void {
    const { monitor, incident } = this.#store;
    for (const spell of this.#spells) {
      if (spell.untilMs !== null) continue;
      if (spell.kind === 'monitor') {
        const row = monitor.get(spell.id);
        if (row) monitor.replace({ ...row, status: 'ok' });
      } else {
        const row = incident.get(spell.id);
        if (row) updateIncident(this.#store, row, { ...row, status: 'resolved' });
      }
      spell.untilMs = this.#now();
    }
  }

  #begin(kind: Spell['kind'], id: number): void {
    this.#spells.push({ kind, id, fromMs: this.#now(), untilMs: null });
  }
}
