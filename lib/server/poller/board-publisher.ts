import { MAX_CHANGES } from '@/lib/status/model/types';

import type { BoardState, EffectiveInterval } from '../snapshot/board-state';
import type { Clock } from '../util/clock';
import type { Past } from './readers/since';
import type { SectionUpdate } from './section-update';
import { addTransitions, NONE_CLOSED, toFirstTransitions, type ClosedNotices } from './transitions';

/** What a board publisher works with. */
export interface BoardPublisherOptions {
  readonly clock: Clock;
  readonly initial: BoardState;
  /** What earlier processes recorded; null if that is not known. */
  readonly past: Past | null;
  /** Receives each published state, and the notices that closed since the one before. */
  readonly onState: (state: BoardState, closed: ClosedNotices) => void;
  /** Called with what `onState` throws. */
  readonly onError: (error: unknown) => void;
}

/** Collects section updates into a board state, and publishes it with the transitions since the last one. */
export class BoardPublisher {
  readonly #options: BoardPublisherOptions;
  #state: BoardState;
  #published: BoardState;
  /** Notices that closed since the last publication. */
  #closed: ClosedNotices = NONE_CLOSED;
  #hasUpdates = false;

  constructor(options: BoardPublisherOptions) {
    this.#options = options;
    this.#state = options.initial;
    this.#published = options.initial;
  }

  /** The present state, including what is not published yet. */
  get state(): BoardState {
    return this.#state;
  }

  /** Starts from an earlier state, without publishing it. */
  adopt(state: BoardState): void {
    this.#state = state;
    this.#published = state;
  }

  /** Applies an update, to be published. */
  apply({ sections, readTimes, closed, zoneErrorMinutes }: SectionUpdate): void {
    this.#state = {
      ...this.#state,
      sections: { ...this.#state.sections, ...sections },
      readTimes: { ...this.#state.readTimes, ...readTimes },
      zoneErrorMinutes,
    };
    this.#closed = {
      incidents: [...this.#closed.incidents, ...closed.incidents],
      maintenances: [...this.#closed.maintenances, ...closed.maintenances],
    };
    this.#hasUpdates = true;
  }

  /** Records when the last sweep began, on {@link Clock.elapsed}. */
  setSweptAt(sweptAtMs: number): void {
    this.#state = { ...this.#state, sweptAtMs };
  }

  /** Publishes the state if there were updates. Returns whether it did and `onState` succeeded. */
  publish(interval: EffectiveInterval): boolean {
    if (!this.#hasUpdates) return false;
    const { clock, past, onState, onError } = this.#options;
    const { sections } = this.#state;
    const isFirstRead =
      this.#published.sections.monitors.state === 'unavailable' && sections.monitors.state !== 'unavailable';
    const transitions = [
      ...(isFirstRead && past ? toFirstTransitions(past, sections, clock.now(), interval) : []),
      ...addTransitions(this.#published, sections, this.#closed, clock),
    ].slice(0, MAX_CHANGES);
    const first = past?.observedSince ?? new Date(clock.now()).toISOString();
    const observedSince = isFirstRead ? first : this.#state.observedSince;
    this.#state = { ...this.#state, interval, transitions, observedSince };
    this.#published = this.#state;
    const closed = this.#closed;
    this.#closed = NONE_CLOSED;
    this.#hasUpdates = false;
    try {
      onState(this.#state, closed);
      return true;
    } catch (error) {
      onError(error);
      return false;
    }
  }
}
