import { z } from 'zod';

import { SECTION_NAMES } from '@/lib/status/model/types';

import { sha256 } from '../util/digest';
import { boardAgesSchema, toTimeSince, type BoardAges } from './board-ages';
import { forEachSection, type BoardContent, type Publication } from './board-state';
import { parseBoardContent } from './board-state-schema';

/** When a board was saved, on all clocks that survive a restart of the process. */
export interface SavedAt {
  /** Epoch milliseconds. */
  readonly wallMs: number;
  /** See {@link Boot}. */
  readonly bootId: string | null;
  readonly uptimeMs: number;
}

/** A board as it is saved to disk. */
export interface SavedBoard {
  readonly content: BoardContent;
  readonly publication: Publication | null;
  /** As of `keptAt`. */
  readonly ages: BoardAges;
  readonly keptAt: SavedAt;
}

const FORMAT = 2;
const ENVELOPE = /^\{"format":(\d+),"checksum":"([0-9a-f]{64})","state":(.*)\}\n$/s;

const savedSchema = z.strictObject({
  content: z.unknown(),
  publication: z.strictObject({ term: z.int(), version: z.int() }).nullable(),
  ages: boardAgesSchema,
  keptAt: z.strictObject({ wallMs: z.number(), bootId: z.string().nullable(), uptimeMs: z.number() }),
});

/** Format 1: read times on the wall clock, and no proof, flaws, time zone check or sweep. */
const firstSchema = z.object({
  format: z.literal(1),
  sections: z.record(z.enum(SECTION_NAMES), z.looseObject({})),
  readTimes: z.record(z.enum(SECTION_NAMES), z.number().nullable()),
});

const toChecksum = (body: string): string => sha256(body, 'hex');

/** The text of a state file: JSON with the format version and a SHA-256 checksum of the board. */
export function toEnvelope(saved: SavedBoard): string {
  const body = JSON.stringify(saved);
  return `{"format":${FORMAT},"checksum":"${toChecksum(body)}","state":${body}}\n`;
}

/** @throws ZodError */
function parseSaved(value: unknown): SavedBoard {
  const saved = savedSchema.parse(value);
  return { ...saved, content: parseBoardContent(saved.content) };
}

/** @throws ZodError */
function upgrade(value: unknown, nowMs: number): SavedBoard {
  const { sections, readTimes } = firstSchema.parse(value);
  const { readTimes: _, ...rest } = value as Record<string, unknown>;
  const content = {
    ...rest,
    format: 2,
    sections: forEachSection((name) => ({ isProven: true, flaws: [], ...sections[name] })),
    zoneErrorMinutes: null,
    observedSince: null,
  };
  const toAge = (atMs: number | null): number | null => (atMs === null ? null : toTimeSince(nowMs - atMs));
  return {
    content: parseBoardContent(content),
    publication: null,
    ages: { sections: forEachSection((name) => toAge(readTimes[name])), sweep: null },
    keptAt: { wallMs: nowMs, bootId: null, uptimeMs: 0 },
  };
}

/** Parses the text of a state file, of this format or the one before; or says in one sentence why that is impossible. */
export function parseEnvelope(
  text: string,
  nowMs: number,
): { readonly saved: SavedBoard } | { readonly problem: string } {
  const [, format, checksum, body] = ENVELOPE.exec(text) ?? [];
  if (body === undefined) return { problem: 'it is not whole' };
  const parse = { 1: upgrade, [FORMAT]: parseSaved }[Number(format)];
  if (!parse) return { problem: 'it is of another version' };
  if (toChecksum(body) !== checksum) return { problem: 'its checksum does not match' };
  try {
    return { saved: parse(JSON.parse(body), nowMs) };
  } catch {
    return { problem: 'it does not hold a board' };
  }
}
