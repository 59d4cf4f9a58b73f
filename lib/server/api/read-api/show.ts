import { type ResourceName, toNotFound } from '@/lib/prodmanager/protocol/resources';

import { readArchiveRow } from './archive-rows';
import { findBoardRows, getBoardRows } from './board-rows';
import { toHistoryHeader } from './list';
import { hasArchive } from './resources';
import { toJsonResponse } from './responses';
import type { ReadContext } from './to-wire';
import { type WireRow } from './wire-schemas';

interface Found {
  readonly row: WireRow;
  readonly headers: Readonly<Record<string, string>>;
}

async function find(name: ResourceName, id: number, context: ReadContext): Promise<Found | null> {
  const rows = (hasArchive(name) ? findBoardRows(name, context) : getBoardRows(name, context)) ?? [];
  const row = rows.find((candidate) => candidate.id === id);
  if (row) return { row, headers: {} };
  if (!hasArchive(name) || id < 1) return null;
  const { value, readAtMs } = await readArchiveRow(name, id, context);
  return value && { row: value, headers: toHistoryHeader(readAtMs) };
}

async function findOrThrow(name: ResourceName, digits: string, context: ReadContext): Promise<Found> {
  const id = Number(digits);
  const found = Number.isSafeInteger(id) ? await find(name, id, context) : null;
  if (found) return found;
  throw toNotFound(name, BigInt(digits));
}

/** One resource: `GET /api/incident/42`. @param digits The ID in the path. @throws ApiError */
export async function getOne(name: ResourceName, digits: string, context: ReadContext): Promise<Response> {
  const { row, headers } = await findOrThrow(name, digits, context);
  return toJsonResponse(row, 200, headers);
}
