import 'server-only';

import type { Logger } from 'pino';

import type { NotifyConfig } from '../config/notify-config';
import type { Store } from '../history/store/store';
import type { OutboundFetch } from '../http/outbound';
import type { ClosedNotices } from '../poller/transitions';
import type { Clock } from '../util/clock';
import { openChannel } from './channels/channel';
import { NotifyDetector, type BoardSource } from './detector';
import { NotifyOutbox, type ChannelState } from './outbox';
import type { RenderOptions } from './channels/rendered';
import { toParts, type Audiences } from './routes';
import { NotifySender } from './sender';

/** What a notifier works with. */
export interface NotifierOptions {
  readonly config: NotifyConfig;
  readonly store: Store;
  readonly board: BoardSource;
  readonly audiences: Audiences;
  readonly render: Omit<RenderOptions, 'config'>;
  /** Sends requests to webhooks; null for the global `fetch`. Closed by {@link Notifier.stop}. */
  readonly outbound: OutboundFetch | null;
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  /** Shorter times, for tests. */
  readonly timing?: Partial<NotifyTiming>;
}

/** Durations in milliseconds. */
export interface NotifyTiming {
  /** How long events are collected before they are sent, so that those of one cause are sent together. */
  readonly collectMs: number;
  /** How long a message is reserved for the instance that sends it. */
  readonly leaseMs: number;
  /** How long an attempt may take. */
  readonly timeoutMs: number;
  /** How often it is looked whether levels have settled and messages are due. */
  readonly tickMs: number;
}

/** Whether notifications are sent. Contains no address and no secret. */
export interface NotifyHealth {
  /** Why the outbox cannot be written to or read; null if it can. */
  readonly problem: string | null;
  readonly channels: readonly ChannelHealth[];
}

/** One channel, with the numbers of all instances that share the store. */
export interface ChannelHealth extends Omit<ChannelState, 'sentMs'> {
  /** An ISO instant; null if nothing was sent yet. */
  readonly sentAt: string | null;
}

const TIMING: NotifyTiming = { collectMs: 5_000, leaseMs: 60_000, timeoutMs: 10_000, tickMs: 2_000 };

/** Announces what changes on the board: the instance that reads the source detects, every instance sends. */
export class Notifier {
  readonly #detector: NotifyDetector;
  readonly #sender: NotifySender;
  readonly #outbound: OutboundFetch | null;

  constructor({
    config,
    store,
    audiences,
    render,
    outbound,
    clock,
    log,
    random,
    ...options
  }: NotifierOptions) {
    const timing = { ...TIMING, ...options.timing };
    const outbox = new NotifyOutbox(store, clock, { ...timing, digestMs: config.digest });
    this.#outbound = outbound;
    const postOptions = {
      fetch: outbound?.fetch ?? fetch,
      timeoutMs: timing.timeoutMs,
      now: () => clock.now(),
    };
    this.#sender = new NotifySender({
      outbox,
      channels: new Map(
        Object.entries(config.channels).map(([name, channel]) => [name, openChannel(channel, postOptions)]),
      ),
      render: { config, ...render },
      log,
      random,
      tickMs: timing.tickMs,
    });
    this.#detector = new NotifyDetector({
      store,
      board: options.board,
      parts: toParts(config),
      audiences,
      graceMs: config.grace,
      timing: { ...timing, digestMs: config.digest },
      clock,
      log,
      tickMs: timing.tickMs,
      onEvents: () => void this.#sender.send(),
    });
  }

  get health(): NotifyHealth {
    return {
      problem: this.#detector.problem ?? this.#sender.problem,
      channels: this.#sender.states.map(({ sentMs, ...state }) => ({
        ...state,
        sentAt: sentMs === null ? null : new Date(sentMs).toISOString(),
      })),
    };
  }

  /** Starts to send what waits. */
  start(): void {
    this.#sender.start();
  }

  /** This instance reads the source from now on. */
  lead(): void {
    this.#detector.begin();
  }

  /** Another instance reads the source from now on. */
  async follow(): Promise<void> {
    await this.#detector.pause();
  }

  /** Notes that the board was read, and what closed since. */
  note(closed: ClosedNotices): void {
    this.#detector.note(closed);
  }

  /** Compares and sends now what would happen within seconds. Never rejects. */
  async flush(): Promise<void> {
    await this.#detector.detect();
    await this.#sender.send();
  }

  /** Ends the detection, and waits for what is being sent. */
  async stop(): Promise<void> {
    await this.#detector.pause();
    await this.#sender.stop();
    await this.#outbound?.close();
  }
}
