import { randomUUID } from 'node:crypto';

import type { Logger } from 'pino';

import { toStoreProblem } from '../history/store/store';
import { coalesce } from '../util/coalesce';
import type { Channel } from './channels/channel';
import type { Outcome } from './channels/post';
import { GIVE_UP_AFTER_MS, type ChannelState, type Message, type NotifyOutbox } from './outbox';
import { renderMessage, type RenderOptions } from './channels/rendered';

/** What a sender works with. */
export interface SenderOptions {
  readonly outbox: NotifyOutbox;
  /** The channels of this instance by name. */
  readonly channels: ReadonlyMap<string, Channel>;
  readonly render: RenderOptions;
  readonly log: Logger;
  /** From 0 to 1, for the jitter of delays. */
  readonly random: () => number;
  readonly tickMs: number;
}

const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 15 * 60_000;
/** Every so many ticks, expired messages are deleted and the state of the channels is read. */
const HOUSEKEEPING_TICKS = 10;

/** The delay after a failed attempt: doubled each time, up to 15 minutes, with up to a fifth more so that instances differ. */
const toRetryDelayMs = (attempts: number, random: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts - 1, 20)) * (1 + random / 5);

/**
 * Sends what is in the outbox. Each message is claimed by one instance and stays until the receiver has accepted it; if the process dies in
 * between, another attempt with the same id follows when the claim has ended.
 */
export class NotifySender {
  readonly #options: SenderOptions;
  /** Messages that were accepted, but could not be removed from the store yet. They must not be sent again. */
  readonly #accepted = new Map<string, Message>();
  readonly #work = coalesce(() => this.#workOnce());
  /** Channels that are being sent to. One that hangs does not hold up the others. */
  readonly #sending = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #ticks = 0;
  #isStopping = false;
  #problem: string | null = null;
  #states: readonly ChannelState[] = [];

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Why the outbox cannot be read; null if it can. */
  get problem(): string | null {
    return this.#problem;
  }

  /** The state of the channels, up to a few seconds old. */
  get states(): readonly ChannelState[] {
    return this.#states;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#work(), this.#options.tickMs).unref();
    void this.#work();
  }

  /** Sends everything that is due. Never rejects. */
  async send(): Promise<void> {
    await this.#work();
    await Promise.all(this.#sending.values());
  }

  /** Waits for the messages that are being sent, and sends no more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    await this.send();
  }

  async #workOnce(): Promise<void> {
    if (this.#isStopping) return;
    const { outbox, channels, log } = this.#options;
    try {
      for (const message of this.#accepted.values()) await this.#complete(message);
      for (const name of await outbox.findDue())
        if (channels.has(name) && !this.#sending.has(name)) this.#sending.set(name, this.#sendAll(name));
      if (this.#ticks % HOUSEKEEPING_TICKS === 0) {
        const expired = await outbox.deleteExpired();
        if (expired > 0)
          log.error(
            { count: expired },
            'notifications of channels that are not configured any more are given up',
          );
        await this.#readStates();
      }
      this.#ticks += 1;
      this.#note(null);
    } catch (error) {
      this.#note(toStoreProblem(error));
    }
  }

  async #readStates(): Promise<void> {
    this.#states = await this.#options.outbox.readChannels([...this.#options.channels.keys()]);
  }

  async #sendAll(channel: string): Promise<void> {
    const { outbox } = this.#options;
    try {
      for (let isDone = true; isDone && !this.#isStopping;) {
        const message = await outbox.claim(channel, randomUUID());
        isDone = message !== null && (await this.#sendOne(message));
      }
      await this.#readStates();
    } catch (error) {
      this.#note(toStoreProblem(error));
    } finally {
      this.#sending.delete(channel);
    }
  }

  /** Whether the message is done with. */
  async #sendOne(message: Message): Promise<boolean> {
    const { outbox, channels, log, random } = this.#options;
    const { id, channel, attempts } = message;
    const open = channels.get(channel);
    if (!open) return false;
    if (!this.#accepted.has(id)) {
      const outcome = await this.#attempt(message, open);
      if (!outcome.isSent) {
        const { problem, retryAfterMs, isRefused } = outcome;
        if (isRefused || message.ageMs >= GIVE_UP_AFTER_MS) {
          log.error({ channel, problem, attempts, id }, 'a notification could not be sent and is given up');
          await outbox.giveUp(message, problem);
          return true;
        }
        const delayMs = Math.max(retryAfterMs ?? 0, toRetryDelayMs(attempts, random()));
        log.warn({ channel, problem, attempts, id }, 'a notification could not be sent and is tried again');
        await outbox.postpone(message, problem, delayMs);
        return false;
      }
      log.info({ channel, id, attempts }, 'a notification was sent');
    }
    this.#accepted.set(id, message);
    await this.#complete(message);
    return true;
  }

  async #attempt(message: Message, { send, maxItems }: Channel): Promise<Outcome> {
    try {
      return await send(renderMessage(message, this.#options.render, maxItems));
    } catch (err) {
      // Another version of the board may have written it.
      this.#options.log.error({ err, id: message.id }, 'a notification cannot be put into words');
      return { isSent: false, problem: 'UNREADABLE', retryAfterMs: null, isRefused: false };
    }
  }

  async #complete(message: Message): Promise<void> {
    await this.#options.outbox.complete(message);
    this.#accepted.delete(message.id);
  }

  #note(problem: string | null): void {
    if (problem !== null && problem !== this.#problem)
      this.#options.log.warn({ problem }, 'notifications cannot be read from the store and wait');
    this.#problem = problem;
  }
}
