import type { History } from '@/lib/server/history/history';
import { NONE_CLOSED, type ClosedNotices } from '@/lib/server/poller/transitions';
import { createUnreadState, forEachSection, type BoardState } from '@/lib/server/snapshot/board-state';
import type { Monitor, MonitorStatus, SectionName, Sections, SourceProblem } from '@/lib/status/model/types';

import { freshOf, monitorOf, scopeOf } from '../../status/samples';

/** A board state in which everything was just read. */
export function stateOf(sections: Partial<Sections>, atMs: number): BoardState {
  const unread = createUnreadState('source', { seconds: 15, isSlowed: false });
  return {
    ...unread,
    sections: {
      scopes: freshOf([scopeOf({ id: 1, name: 'eu' }), scopeOf({ id: 2, name: 'us' })]),
      services: freshOf([scopeOf({ id: 1, name: 'Payments' }), scopeOf({ id: 2, name: 'Search' })]),
      monitors: freshOf([]),
      incidents: freshOf([]),
      maintenances: freshOf([]),
      announcements: freshOf([]),
      ...sections,
    },
    readTimes: forEachSection(() => atMs),
  };
}

/** Monitors with the given statuses, with ids from 1 on, at two places. */
export const monitorsOf = (...statuses: readonly MonitorStatus[]): Monitor[] =>
  statuses.map((status, index) =>
    monitorOf({ id: index + 1, name: `check ${index + 1}`, status, scopeId: 1 + (index % 2), serviceId: 1 }),
  );

/** A recording history whose time the test moves. */
export class Story {
  readonly #history: History;
  readonly #time: { ms: number };
  #state: BoardState | null = null;

  constructor(history: History, time: { ms: number }) {
    this.#history = history;
    this.#time = time;
    history.recorder.begin();
  }

  /** Lets time pass, and reads the source successfully. */
  async read(
    afterMs: number,
    sections: Partial<Sections>,
    closed: ClosedNotices = NONE_CLOSED,
  ): Promise<void> {
    this.#time.ms += afterMs;
    const before = this.#state?.sections;
    this.#state = stateOf({ ...before, ...sections }, this.#time.ms);
    this.#history.recorder.note(this.#state, closed);
    await this.#history.recorder.flush();
  }

  /** Lets time pass, and fails to read a section. */
  async fail(afterMs: number, name: SectionName, problem: SourceProblem): Promise<void> {
    this.#time.ms += afterMs;
    if (!this.#state) throw new Error('nothing was read before');
    const { sections } = this.#state;
    this.#state = {
      ...this.#state,
      sections: { ...sections, [name]: { ...sections[name], state: 'stale', problem } },
    };
    this.#history.recorder.note(this.#state, NONE_CLOSED);
    await this.#history.recorder.flush();
  }
}
