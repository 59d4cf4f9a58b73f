import 'server-only';

import { z } from 'zod';

const namesSchema = z.array(z.string()).nullable();
const areaSchema = z.object({ scopes: namesSchema, services: namesSchema });
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What is kept of a screen, or of a link that was shared. */
export const recordSchema = z.object({
  id: z.string().regex(/^[\w-]{12}$/),
  kind: z.enum(['screen', 'guest']),
  /** Of its credential. */
  digest: digestSchema,
  /** What people call it: a screen's name, a link's note. */
  name: z.string().max(200),
  /** The query of a screen's wall, without the places that it shows: those are its visibility. */
  query: z.string().max(2_000),
  /** Internal events are for members alone, whatever else may be seen. */
  visibility: z.object({ areas: z.array(areaSchema), showsInternal: z.literal(false) }),
  createdAtMs: z.number(),
  /** Of a link; a screen's end moves on while it is used. */
  expiresAtMs: z.number().nullable(),
});

/** See {@link recordSchema}. */
export type AccessRecord = z.output<typeof recordSchema>;

/** When somebody was here last, and what a screen said of itself. */
export const seenSchema = z.object({
  atMs: z.number(),
  report: z
    .object({
      widthPx: z.number(),
      heightPx: z.number(),
      build: z.string(),
      freshness: z.enum(['live', 'delayed', 'unknown']),
    })
    .nullable(),
});

/** See {@link seenSchema}. */
export type Seen = z.output<typeof seenSchema>;

/** A screen that shows a code and waits. */
export const pairingSchema = z.object({
  code: z.string(),
  /** Of the secret that the screen waits with. */
  digest: digestSchema,
  /** Of the credential that it will get. */
  credentialDigest: digestSchema,
  /** The query of the wall that it was asked for. */
  query: z.string(),
  expiresAtMs: z.number(),
});

/** See {@link pairingSchema}. */
export type Pairing = z.output<typeof pairingSchema>;

/** Everything that is kept, by id. */
export interface Kept {
  readonly records: ReadonlyMap<string, AccessRecord>;
  readonly seen: ReadonlyMap<string, Seen>;
}
