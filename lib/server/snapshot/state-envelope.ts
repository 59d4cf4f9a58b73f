import 'server-only';

import { createHash } from 'node:crypto';

import { z } from 'zod';

import { SECTION_NAMES } from '@/lib/status/model/types';

import { type BoardAges, boardAgesSchema, toTimeSince } from './board-ages';
import { forEachSection, type BoardContent, type Publication } from './board-state';
import { parseBoardContent } from './board-state-schema';

/** The moment at which a board was kept, by all clocks that may still tell how long ago that is. */
export interface SavedAt {
  /** Epoch milliseconds. */
  readonly wallMs: number;
  /** See `Boot`. */
  readonly bootId: string | null;
  readonly uptimeMs: number;
}

/** A board as it is kept on disk. */
export interface SavedBoard {
  readonly content: BoardContent;
  readonly publication: Publication | null;
  /** As they were at `keptAt`. */
  readonly ages: BoardAges;
  readonly keptAt: SavedAt;
}

const FORMAT = 2;
const ENVELOPE = /^\{"format":(\d+),"checksum":"([0-9a-f]{64})","state":(.*)\}\n$/s;

const keptSchema = z.strictObject({
  content: z.unknown(),
  publication: z.strictObject({ term: z.int(), version: z.int() }).nullable(),
  ages: boardAgesSchema,
  keptAt: z.strictObject({ wallMs: z.number(), bootId: z.string().nullable(), uptimeMs: z.number() }),
});

/** A board of the first format: its read times are of the wall clock, and it says nothing of proof, flaws, zone or sweep. */
const firstSchema = z.object({
  format: z.literal(1),
  sections: z.record(z.enum(SECTION_NAMES), z.looseObject({})),
  readTimes: z.record(z.enum(SECTION_NAMES), z.number().nullable()),
});

const toChecksum = (body: string): string => createHash('sha256').update(body).digest('hex');

/** A board as the text of a state file: JSON with the version of the file and a SHA-256 checksum of the board. */
export function toEnvelope(kept: SavedBoard): string {
  const body = JSON.stringify(kept);
  return `{"format":${FORMAT},"checksum":"${toChecksum(body)}","state":${body}}\n`;
}

/** @throws ZodError */
function parseKept(value: unknown): SavedBoard {
  const kept = keptSchema.parse(value);
  return { ...kept, content: parseBoardContent(kept.content) };
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
  };
  const ageOf = (atMs: number | null): number | null => (atMs === null ? null : toTimeSince(nowMs - atMs));
  return {
    content: parseBoardContent(content),
    publication: null,
    ages: { sections: forEachSection((name) => ageOf(readTimes[name])), sweep: null },
    keptAt: { wallMs: nowMs, bootId: null, uptimeMs: 0 },
  };
}

/** The board in the text of a state file, also of one that the last version of this board wrote; or in one sentence why there is none. */
export function parseEnvelope(
  text: string,
  nowMs: number,
): { readonly kept: SavedBoard } | { readonly problem: string } {
  const [, format, checksum, body] = ENVELOPE.exec(text) ?? [];
  if (body === undefined) return { problem: 'it is not whole' };
  const parse = { 1: upgrade, [FORMAT]: parseKept }[Number(format)];
  if (!parse) return { problem: 'it is of another version' };
  if (toChecksum(body) !== checksum) return { problem: 'its checksum does not match' };
  try {
    return { kept: parse(JSON.parse(body), nowMs) };
  } catch {
    return { problem: 'it does not hold a board' };
  }
}
