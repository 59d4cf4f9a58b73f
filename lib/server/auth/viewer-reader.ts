import 'server-only';

import { LRUCache } from 'lru-cache';

import { visibilityKey, type Visibility } from '@/lib/status/model/visibility';

import type { AccessConfig } from '../config/access-config';
import type { Clock } from '../util/clock';
import { toDigest } from '../util/digest';
import { findCredentials, type Credentials } from './credentials';
import { isWallPath, toAnonymous, toMember, type Viewer } from './viewer';

/** The session of a member. */
export interface MemberSession {
  /** The values of the member's claim that the configuration names. */
  readonly values: readonly string[];
  readonly expiresAtMs: number;
}

/** A paired screen or a share link. */
export interface Grant {
  readonly id: string;
  readonly kind: 'screen' | 'guest';
  readonly visibility: Visibility;
}

/** Where credentials are looked up. */
export interface ViewerSources {
  readonly config: AccessConfig & { readonly BOARD_URL?: string | undefined };
  readonly clock: Pick<Clock, 'now'>;
  /** The session in a `Cookie` header; null if it has no valid one. */
  readonly readSession: (cookie: string) => Promise<MemberSession | null>;
  /** The screen or link that a credential belongs to; null if it is unknown, revoked or expired. */
  readonly findGrant: (secret: string) => Grant | null;
  /** False while screens and links are not loaded yet. Default: always true. */
  readonly areGrantsKnown?: () => boolean;
}

/** The viewer of a request, with what the response cache needs. */
export interface Identity {
  /** Null if the request may see nothing. */
  readonly viewer: Viewer | null;
  /** Equal for viewers who see the same: part of the cache key. Empty for `anonymous`. */
  readonly key: string;
  /** A `Cookie` header with the credentials only; null if they were not used. */
  readonly cookie: string | null;
  /** ID of the screen or share link; null for other viewers. */
  readonly grantId: string | null;
  /** True if the request has a credential that cannot be checked yet, because screens and links are not loaded. */
  readonly isUnverified?: true;
}

/** Invalid sessions (without member) are cached too, to avoid decrypting them again. */
interface CachedSession {
  readonly member: Identity | null;
  readonly untilMs: number;
}

interface CachedGrant {
  readonly grant: Grant;
  readonly identity: Identity;
}

const MAX_CACHED = 1_000;
const INVALID_SESSION_LIFETIME_MS = 60_000;

const toKey = ({ kind, visibility }: Viewer): string => `${kind}.${toDigest(visibilityKey(visibility))}`;

const toViewer = ({ kind, visibility }: Grant): Viewer => ({
  kind,
  visibility: { ...visibility, showsInternal: false },
  paths: kind === 'screen' ? 'wall' : 'all',
});

/**
 * Identifies the viewer of a request by its cookies. The only place where that happens.
 *
 * A session takes precedence, then the credential of a screen, then that of a share link; without a valid one, the viewer is anonymous.
 * {@link Viewer} describes what each may see. The edge identifies viewers before it answers from its cache, the worker in `pages/guard.ts`
 * for everything it renders. Both then check the path with `maySee` and take the data from `SnapshotStore.forVisibility`.
 */
export class ViewerReader {
  readonly #sources: ViewerSources;
  readonly #anonymous: Identity;
  readonly #sessions = new LRUCache<string, CachedSession>({ max: MAX_CACHED });
  readonly #grants = new LRUCache<string, CachedGrant>({ max: MAX_CACHED });

  constructor(sources: ViewerSources) {
    this.#sources = sources;
    this.#anonymous = { viewer: toAnonymous(sources.config), key: '', cookie: null, grantId: null };
  }

  /**
   * Identifies a viewer synchronously; null if a session has to be decrypted first, see {@link read}.
   *
   * @param path Path of the request, if known: outside of the wall, the credential of a screen is ignored.
   */
  find(cookie: string | undefined, path?: string): Identity | null {
    const credentials = findCredentials(cookie, this.#sources.config.BOARD_URL);
    if (!credentials) return this.#anonymous;
    if (!credentials.hasSession) return this.#findByGrant(credentials, path);
    const cached = this.#sessions.get(credentials.cookie);
    if (!cached || cached.untilMs <= this.#sources.clock.now()) return null;
    return cached.member ?? this.#findByGrant(credentials, path);
  }

  /** Identifies a viewer. Rejects only if sessions cannot be decrypted at all. @param path See {@link find}. */
  async read(cookie: string | undefined, path?: string): Promise<Identity> {
    const { config, clock, readSession } = this.#sources;
    const found = this.find(cookie, path);
    const credentials = findCredentials(cookie, config.BOARD_URL);
    if (found || !credentials) return found ?? this.#anonymous;
    const session = await readSession(credentials.cookie);
    const nowMs = clock.now();
    const viewer = session && session.expiresAtMs > nowMs ? toMember(config, session.values) : null;
    const member = viewer && { viewer, key: toKey(viewer), cookie: credentials.cookie, grantId: null };
    this.#sessions.set(credentials.cookie, {
      member,
      untilMs: member && session ? session.expiresAtMs : nowMs + INVALID_SESSION_LIFETIME_MS,
    });
    return member ?? this.#findByGrant(credentials, path);
  }

  #findByGrant({ cookie, screen, guest }: Credentials, path: string | undefined): Identity {
    for (const secret of [screen, guest]) {
      const grant = secret === null ? null : this.#sources.findGrant(secret);
      const isIgnored = grant?.kind === 'screen' && path !== undefined && !isWallPath(path);
      if (!grant || isIgnored) continue;
      const cached = this.#grants.get(cookie);
      if (cached?.grant === grant) return cached.identity;
      const viewer = toViewer(grant);
      const identity = { viewer, key: toKey(viewer), cookie, grantId: grant.id };
      this.#grants.set(cookie, { grant, identity });
      return identity;
    }
    const isUnverified = (screen ?? guest) !== null && this.#sources.areGrantsKnown?.() === false;
    return isUnverified ? { ...this.#anonymous, isUnverified } : this.#anonymous;
  }
}
