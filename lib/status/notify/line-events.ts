import type { Line } from '../map/weather-map';
import type { LineEvent, LineLevel } from './event';
import { settle, type Track } from './settle';

/** The level of a service or scope that was announced, with its name for when it is gone. */
export interface KnownLine extends Track<LineLevel> {
  readonly name: string;
}

/** Services or scopes by id that are not simply ok. */
export type KnownLines = Readonly<Record<string, KnownLine>>;

/** The lines of a board. */
export interface LinesSeen {
  readonly kind: LineEvent['kind'];
  readonly lines: readonly Line[];
  /** Whether every monitor is known: only then is a service ok, or gone. */
  readonly isWhole: boolean;
  readonly now: number;
  readonly graceMs: number;
}

const LEVELS: readonly LineLevel[] = ['ok', 'warning', 'alert'];
const rankOf = (level: LineLevel): number => LEVELS.indexOf(level);

/**
 * Compares services or scopes with what was announced of them; null if nothing was, yet. An unknown status changes nothing, nor does an ok
 * one that is not proven.
 */
export function compareLines(
  before: KnownLines | null,
  { kind, lines, isWhole, now, graceMs }: LinesSeen,
): { readonly known: KnownLines; readonly events: readonly LineEvent[] } {
  const known = new Map(Object.entries(before ?? {}));
  const events: LineEvent[] = [];
  const present = new Set(lines.map(({ id }) => String(id)));
  for (const { id, name, status } of lines) {
    const key = String(id);
    if (status === 'unknown' || (status === 'ok' && !isWhole)) continue;
    const was = known.get(key);
    if (!was && status === 'ok') continue;
    const start: Track<LineLevel> = before
      ? { announced: 'ok', worst: 'ok', since: null }
      : { announced: status, worst: status, since: null };
    const { track, change } = settle<LineLevel>(was ?? start, status, { now, graceMs, rankOf });
    if (change) events.push({ kind, at: now, id, name, to: status, ...change });
    if (track.announced === 'ok' && track.since === null) known.delete(key);
    else known.set(key, track === was && was.name === name ? was : { ...track, name });
  }
  for (const [key, { name, announced, worst }] of known) {
    if (present.has(key) || !isWhole) continue;
    known.delete(key);
    if (announced !== 'ok')
      events.push({ kind, at: now, id: Number(key), name, from: announced, to: 'gone', worst, since: now });
  }
  return { known: Object.fromEntries(known), events };
}
