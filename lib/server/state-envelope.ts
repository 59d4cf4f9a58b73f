import 'server-only';

import { createHash } from 'node:crypto';

import type { BoardState } from './board-state';
import { parseBoardState } from './board-state-schema';

const FORMAT = 1;
const ENVELOPE = /^\{"format":(\d+),"checksum":"([0-9a-f]{64})","state":(.*)\}\n$/s;

const toChecksum = (body: string): string => createHash('sha256').update(body).digest('hex');

/** A board as the text of a state file: JSON with the version of the file and a SHA-256 checksum of the board. */
export function toEnvelope(state: BoardState): string {
  const body = JSON.stringify(state);
  return `{"format":${FORMAT},"checksum":"${toChecksum(body)}","state":${body}}\n`;
}

/** The board in the text of a state file, or in one sentence why there is none. */
export function parseEnvelope(text: string): { readonly state: BoardState } | { readonly problem: string } {
  const [, format, checksum, body] = ENVELOPE.exec(text) ?? [];
  if (body === undefined) return { problem: 'it is not whole' };
  if (Number(format) !== FORMAT) return { problem: 'it is of another version' };
  if (toChecksum(body) !== checksum) return { problem: 'its checksum does not match' };
  try {
    return { state: parseBoardState(JSON.parse(body)) };
  } catch {
    return { problem: 'it does not hold a board' };
  }
}
