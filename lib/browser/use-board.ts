'use client';

import { useEffect, useState } from 'react';
import useSWR from 'swr';

import type { Overview } from '@/lib/status/overview';
import { SECTION_NAMES, type Ages } from '@/lib/status/types';

import { BoardReader, type BoardRead } from './board-reader';
import { pageAgeMs, type TimedNavigation } from './page-age';
import { swrPolicy } from './swr-policy';

/** The board as the server rendered it: the first read of a screen. */
export interface InitialBoard {
  readonly overview: Overview;
  readonly ages: Ages;
  /** The server's present when it rendered, an ISO instant. */
  readonly time: string;
}

/** The board as this screen knows it now. */
export interface LiveBoard {
  readonly overview: Overview;
  /** The ages of the sections now. */
  readonly ages: Ages;
  /** The server's present now, epoch milliseconds: right even where this screen's clock is wrong. */
  readonly nowMs: number;
  /** True when this screen cannot reach the dashboard. */
  readonly isOffline: boolean;
}

const SNAPSHOT_URL = '/api/snapshot';
const TICK_MS = 1_000;
// One lost answer is a hiccup, two are a state.
const OFFLINE_AFTER_FAILURES = 2;

const lastNavigation = (): TimedNavigation | undefined =>
  performance.getEntriesByType('navigation')[0] as TimedNavigation | undefined;

function toLive(read: BoardRead, elapsedMs: number): LiveBoard {
  const sinceMs = Math.max(0, elapsedMs - read.askedAtMs);
  const ages = Object.fromEntries(
    SECTION_NAMES.map((name) => {
      const age = read.ages[name];
      return [name, age === null ? null : age + sinceMs / 1_000];
    }),
  ) as Ages;
  return {
    overview: read.overview,
    ages,
    nowMs: read.serverTimeMs + sinceMs,
    isOffline: read.failures >= OFFLINE_AFTER_FAILURES,
  };
}

/** Keeps a board that the server rendered current: polls the snapshot, and counts its age in between each second. */
export function useBoard(initial: InitialBoard): LiveBoard {
  // The monotonic clock starts when the page was asked for: it was sent later, and rendered so long before at most.
  const [first] = useState<BoardRead>(() => ({
    overview: initial.overview,
    ages: initial.ages,
    serverTimeMs: Date.parse(initial.time),
    askedAtMs: -pageAgeMs(lastNavigation(), initial.overview.intervalSeconds),
    failures: 0,
  }));
  const [reader] = useState(() => new BoardReader(first, SNAPSHOT_URL, () => performance.now()));
  const { data } = useSWR<BoardRead>(SNAPSHOT_URL, () => reader.read(), {
    ...swrPolicy(initial.overview.intervalSeconds, Math.random),
    fallbackData: first,
  });
  // As if no time had passed until the browser has taken over: the first rendering must be the server's.
  const [elapsedMs, setElapsedMs] = useState(first.askedAtMs);
  useEffect(() => {
    const timer = setInterval(() => setElapsedMs(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return toLive(data ?? first, elapsedMs);
}
