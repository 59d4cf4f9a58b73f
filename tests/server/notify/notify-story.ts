import { pino } from 'pino';
import { onTestFinished } from 'vitest';

import { parseConfig } from '@/lib/server/config/config';
import type { NotifyConfig } from '@/lib/server/config/notify-config';
import type { History } from '@/lib/server/history/history';
import { Notifier, type NotifierOptions } from '@/lib/server/notify/notifier';
import { NONE_CLOSED, type ClosedNotices } from '@/lib/server/poller/transitions';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import type { BoardState } from '@/lib/server/snapshot/board-state';
import { FULL_VISIBILITY } from '@/lib/status/model/visibility';
import type { SectionName, Sections, SourceProblem } from '@/lib/status/model/types';

import { stateOf } from '../history/readings';

/** A signing secret of 24 bytes. */
export const SECRET = `whsec_${Buffer.from('a secret with 24 letters').toString('base64')}`;

/** A configuration of notifications, parsed like the operator's. */
export function notifyConfigOf(given: Readonly<Record<string, unknown>>): NotifyConfig {
  const { NOTIFY } = parseConfig({ NOTIFY: JSON.stringify({ digest: '0s', ...given }) }, '');
  if (!NOTIFY) throw new Error('NOTIFY was not parsed');
  return NOTIFY;
}

/** A clock that a test sets. */
interface Time {
  ms: number;
}

/** A board with a notifier, whose time and readings the test chooses. */
export class NotifyStory {
  readonly notifier: Notifier;
  readonly #store: SnapshotStore;
  readonly #time: Time;
  #state: BoardState;

  constructor(history: History, time: Time, config: NotifyConfig, options: Partial<NotifierOptions> = {}) {
    this.#time = time;
    this.#state = stateOf({}, time.ms);
    const clock = options.clock ?? { now: () => time.ms, elapsed: () => time.ms };
    const metadata = { title: 'Production', isDemo: false, timeZone: 'UTC', readsComments: true };
    this.#store = new SnapshotStore(clock, metadata, this.#state);
    this.notifier = new Notifier({
      config,
      store: history.store,
      board: this.#store,
      audiences: {
        public: { areas: [{ scopes: null, services: null }], showsInternal: false },
        internal: FULL_VISIBILITY,
      },
      render: { timeZone: 'UTC', boardTitle: 'Production', boardUrl: 'https://status.example.com' },
      outbound: null,
      clock,
      log: pino({ level: 'silent' }),
      random: () => 0,
      ...options,
      // A test looks and sends itself.
      timing: { collectMs: 0, tickMs: 3_600_000, ...options.timing },
    });
    this.notifier.lead();
    onTestFinished(() => this.notifier.stop());
  }

  /** Lets time pass, reads the source successfully, and sends what is due. */
  async read(
    afterMs: number,
    sections: Partial<Sections> = {},
    closed: ClosedNotices = NONE_CLOSED,
  ): Promise<void> {
    this.#time.ms += afterMs;
    this.#state = stateOf({ ...this.#state.sections, ...sections }, this.#time.ms);
    await this.#publish(closed);
  }

  /** Lets time pass, and fails to read some sections. */
  async fail(afterMs: number, problem: SourceProblem, ...names: readonly SectionName[]): Promise<void> {
    this.#time.ms += afterMs;
    const { sections } = this.#state;
    const failed = names.map((name) => [name, { ...sections[name], state: 'stale', problem }] as const);
    this.#state = { ...this.#state, sections: { ...sections, ...Object.fromEntries(failed) } };
    await this.#publish(NONE_CLOSED);
  }

  /** Lets time pass, and sends what is due. */
  async wait(afterMs: number): Promise<void> {
    this.#time.ms += afterMs;
    await this.notifier.flush();
  }

  async #publish(closed: ClosedNotices): Promise<void> {
    this.notifier.note(closed);
    this.#store.publish(this.#state);
    await this.notifier.flush();
  }
}
