'use client';

const JITTER = 0.1;

/** How often a screen asks, for a board refreshed each so many seconds: thrice as often, so that waiting here adds little age. */
export function pollIntervalMs(intervalSeconds: number): number {
  return Math.min(5_000, Math.max(300, (intervalSeconds * 1_000) / 3));
}

/** A wait with a tenth of jitter, so that not all screens send requests at the same moment. @param random A number from 0 to 1. */
export const withJitter = (ms: number, random: number): number => ms * (1 - JITTER + 2 * JITTER * random);

/**
 * How long a screen waits before it asks again: the poll interval with a tenth of jitter, so that not all screens come at once.
 *
 * @param random A number from 0 to 1. @returns milliseconds.
 */
export function nextPollMs(intervalSeconds: number, random: number): number {
  return withJitter(pollIntervalMs(intervalSeconds), random);
}
