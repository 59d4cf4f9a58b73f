import type { Gap, GapReason, Observation, ObservedSpan, Period, StatusSince } from './types';

/** A time with one kind of observation. `unproven`: nothing was certainly ok. */
export interface Segment extends Period {
  readonly mode: 'proven' | 'unproven' | 'gap';
  /** Why, for a gap. */
  readonly reason: GapReason;
}

/**
 * Divides a period by how the source was observed. Overlapping spans, of instances that each read the source, complement one another.
 *
 * @param spans Those that overlap the period, and the last one before it, which knows why a gap began. In any order.
 * @returns Segments without space between them, oldest first.
 */
export function toSegments(spans: readonly ObservedSpan[], { from, until }: Period): readonly Segment[] {
  const edges = new Set([from, until]);
  for (const span of spans)
    for (const edge of [span.from, span.until]) if (edge > from && edge < until) edges.add(edge);
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const segments: Segment[] = [];
  const times = [...edges].sort((a, b) => a - b);
  const active = new Set<ObservedSpan>();
  let next = 0;
  let last: ObservedSpan | null = null;
  times.slice(0, -1).forEach((start, index) => {
    const end = times[index + 1] ?? until;
    for (let span = sorted[next]; span && span.from <= start; span = sorted[(next += 1)]) active.add(span);
    for (const span of active) {
      if (span.until > start) continue;
      active.delete(span);
      if (last === null || span.until >= last.until) last = span;
    }
    const isProven = [...active].some((span) => span.isProven);
    const mode = active.size === 0 ? 'gap' : isProven ? 'proven' : 'unproven';
    const reason = last?.ended ?? 'unknown';
    const previous = segments.at(-1);
    if (previous?.mode === mode) segments[segments.length - 1] = { ...previous, until: end };
    else segments.push({ from: start, until: end, mode, reason });
  });
  return segments;
}

/** The gaps of a period, oldest first. @param spans See {@link toSegments}. */
export function toGaps(spans: readonly ObservedSpan[], period: Period): readonly Gap[] {
  return toSegments(spans, period).flatMap(({ mode, from, until, reason }) =>
    mode === 'gap' ? [{ from, until, reason }] : [],
  );
}

/**
 * Whether the source was observed at an instant.
 *
 * @param spans Those around the instant: at least the last one that began at or before it, and the first one after it.
 */
export function observationAt(spans: readonly ObservedSpan[], at: number): Observation {
  const around = spans.filter(({ from, until }) => from <= at && at <= until);
  if (around.length > 0) return { state: 'observed', isProven: around.some(({ isProven }) => isProven) };
  const before = spans.filter(({ until }) => until < at);
  const after = spans.filter(({ from }) => from > at);
  if (before.length === 0 || after.length === 0) return { state: 'outside' };
  const last = before.reduce((a, b) => (b.until > a.until ? b : a));
  const until = Math.min(...after.map(({ from }) => from));
  return { state: 'gap', gap: { from: last.until, until, reason: last.ended ?? 'unknown' } };
}

/**
 * Since when a monitor has been seen with its status; null if it had it when observation began. One that is ok may have been in trouble in a
 * gap, so that it counts from the end of the last one.
 *
 * @param gapUntil When the last gap ended; null if there was none.
 */
export const seenSince = ({ status, since }: StatusSince, gapUntil: number | null): number | null =>
  status === 'ok' && gapUntil !== null ? Math.max(since ?? gapUntil, gapUntil) : since;
