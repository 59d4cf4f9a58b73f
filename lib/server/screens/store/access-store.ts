import { z } from 'zod';

const namesSchema = z.array(z.string()).nullable();
const areaSchema = z.object({ scopes: namesSchema, services: namesSchema });
/** SHA-256 in hexadecimal, see `hashSecret`. */
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A paired screen or a share link, as it is stored. */
export const recordSchema = z.object({
  id: z.string().regex(/^[\w-]{12}$/),
  kind: z.enum(['screen', 'guest']),
  /** Of the credential. */
  digest: digestSchema,
  /** The name of the screen, or the note on the link. */
  name: z.string().max(200),
  /** The query of the screen's wall, without scopes and services: the visibility has those. */
  query: z.string().max(2_000),
  /** Screens and guests never see internal events. */
  visibility: z.object({ areas: z.array(areaSchema), showsInternal: z.literal(false) }),
  createdAtMs: z.number(),
  /** Null for a screen: it expires a year after it was last seen. */
  expiresAtMs: z.number().nullable(),
});

/** See {@link recordSchema}. */
export type AccessRecord = z.output<typeof recordSchema>;

/** When a screen or guest last sent a request, and the last report of a screen. */
export const lastSeenSchema = z.object({
  atMs: z.number(),
  report: z
    .object({
      widthPx: z.number(),
      heightPx: z.number(),
      build: z.string(),
      freshness: z.enum(['live', 'delayed', 'unknown']),
      shown: z.object({ textPx: z.int().positive(), folded: z.int().nonnegative() }).nullable().default(null),
    })
    .nullable(),
});

/** See {@link lastSeenSchema}. */
export type LastSeen = z.output<typeof lastSeenSchema>;

/** A screen that shows a code and waits for approval. */
export const pairingSchema = z.object({
  code: z.string(),
  /** Of the secret in the screen's cookie. */
  digest: digestSchema,
  /** Of the credential that the screen gets on approval. */
  credentialDigest: digestSchema,
  /** The query of the wall that the screen requested. */
  query: z.string(),
  expiresAtMs: z.number(),
});

/** See {@link pairingSchema}. */
export type Pairing = z.output<typeof pairingSchema>;

/** Everything in an {@link AccessStore}, by id. */
export interface StoredAccess {
  readonly records: ReadonlyMap<string, AccessRecord>;
  readonly seen: ReadonlyMap<string, LastSeen>;
}

/** Stores waiting screens until their codes expire. */
export interface PairingStore {
  /** False if the code is taken. @throws Error if it cannot be stored */
  put(pairing: Pairing): Promise<boolean>;
  /** By code, or by the digest of the screen's secret. */
  find(by: { readonly code: string } | { readonly digest: string }): Promise<Pairing | null>;
  /** Finds a pairing by its code and deletes the code: of concurrent calls, one succeeds. It can still be found by digest. */
  claim(code: string): Promise<Pairing | null>;
}

/** Stores paired screens and share links. Methods that write reject if nothing could be stored. */
export interface AccessStore {
  readonly pairings: PairingStore;
  /** False if the last attempt to read the store failed. */
  readonly isCurrent: boolean;
  /** Calls back with everything stored, now and after each change by any instance. */
  open(onChange: (stored: StoredAccess) => void): Promise<void>;
  add(record: AccessRecord): Promise<void>;
  /** False if the record does not exist. */
  replace(record: AccessRecord): Promise<boolean>;
  /** False if the record does not exist. */
  remove(id: string): Promise<boolean>;
  /** Ignores ids without a record. */
  saveLastSeen(seen: ReadonlyMap<string, LastSeen>): Promise<void>;
  close(): Promise<void>;
}
