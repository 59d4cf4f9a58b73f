import 'server-only';

import { LRUCache } from 'lru-cache';

import { visibilityKey, type Visibility } from '@/lib/status/model/visibility';

import type { Clock } from '../util/clock';
import { toDigest } from '../util/digest';
import type { AccessConfig } from '../config/access-config';
import { isWallPath } from './forbidden';
import { findCredentials, type Credentials } from './credentials';
import { toAnonymous, toMember, type Viewer } from './viewer';

/** Somebody's session, as far as it matters here. */
export interface KnownSession {
  /** The values of the claim that let them in. */
  readonly values: readonly string[];
  readonly expiresAtMs: number;
}

/** A screen that was paired, or a share link. */
export interface Grant {
  readonly id: string;
  readonly kind: 'screen' | 'guest';
  readonly visibility: Visibility;
}

/** Where credentials are looked up. */
export interface ViewerSources {
  readonly config: AccessConfig & { readonly BOARD_URL?: string | undefined };
  readonly clock: Pick<Clock, 'now'>;
  /** The session that a `Cookie` header holds; null where it holds none that is valid. */
  readonly readSession: (cookie: string) => Promise<KnownSession | null>;
  /** What a screen's or a link's secret grants now; null where that was revoked or has expired. */
  readonly findGrant: (secret: string) => Grant | null;
  /** Whether it is known what secrets grant; they are unless told. */
  readonly areGrantsKnown?: () => boolean;
}

/** Who asks. */
export interface Identified {
  /** Null where they may see nothing. */
  readonly viewer: Viewer | null;
  /** The same for all who may see the same; empty for anybody. */
  readonly key: string;
  /** The `Cookie` header that says so, and nothing else; null where nothing was shown. */
  readonly cookie: string | null;
  /** What they came in by, where that is a screen or a link. */
  readonly grantId: string | null;
  /** True where they showed a secret of which nobody knows yet what it grants. */
  readonly isUnsure?: true;
}

/** Somebody whose session was read. One that is of no use is remembered too, or whoever makes some up has each looked at again and again. */
interface KnownAsker {
  readonly member: Identified | null;
  readonly untilMs: number;
}

/** What a screen or a link grants, as long as that stays the same. */
interface KnownGrant {
  readonly grant: Grant;
  readonly asking: Identified;
}

const MAX_KNOWN = 1_000;
const REFUSAL_LIFETIME_MS = 60_000;

const toKey = ({ kind, visibility }: Viewer): string => `${kind}.${toDigest(visibilityKey(visibility))}`;

function toGuest({ kind, visibility }: Grant): Viewer {
  return {
    kind,
    visibility: { ...visibility, showsInternal: false },
    paths: kind === 'screen' ? 'wall' : 'all',
  };
}

/**
 * Knows who asks, by the cookies of their request: the one place where that is decided. Somebody's session comes first, then a screen,
 * then a link; whoever has none of them is anybody.
 */
export class ViewerReader {
  readonly #sources: ViewerSources;
  readonly #anybody: Identified;
  readonly #askers = new LRUCache<string, KnownAsker>({ max: MAX_KNOWN });
  readonly #grants = new LRUCache<string, KnownGrant>({ max: MAX_KNOWN });

  constructor(sources: ViewerSources) {
    this.#sources = sources;
    this.#anybody = { viewer: toAnonymous(sources.config), key: '', cookie: null, grantId: null };
  }

  /**
   * Who asks, at once; null where a session has to be read first, see {@link read}.
   *
   * @param path - what they ask for, where that is known: off its wall, a screen is anybody.
   */
  find(cookie: string | undefined, path?: string): Identified | null {
    const credentials = findCredentials(cookie, this.#sources.config.BOARD_URL);
    if (!credentials) return this.#anybody;
    if (!credentials.hasSession) return this.#byGrant(credentials, path);
    const known = this.#askers.get(credentials.cookie);
    if (!known || known.untilMs <= this.#sources.clock.now()) return null;
    return known.member ?? this.#byGrant(credentials, path);
  }

  /** Who asks. Rejects only where sessions cannot be read at all. */
  async read(cookie: string | undefined, path?: string): Promise<Identified> {
    const { config, clock, readSession } = this.#sources;
    const found = this.find(cookie, path);
    const credentials = findCredentials(cookie, config.BOARD_URL);
    if (found || !credentials) return found ?? this.#anybody;
    const session = await readSession(credentials.cookie);
    const nowMs = clock.now();
    const viewer = session && session.expiresAtMs > nowMs ? toMember(config, session.values) : null;
    const member = viewer && { viewer, key: toKey(viewer), cookie: credentials.cookie, grantId: null };
    this.#askers.set(credentials.cookie, {
      member,
      untilMs: member && session ? session.expiresAtMs : nowMs + REFUSAL_LIFETIME_MS,
    });
    return member ?? this.#byGrant(credentials, path);
  }

  #byGrant({ cookie, screen, guest }: Credentials, path: string | undefined): Identified {
    for (const secret of [screen, guest]) {
      const grant = secret === null ? null : this.#sources.findGrant(secret);
      const isOffItsWall = grant?.kind === 'screen' && path !== undefined && !isWallPath(path);
      if (!grant || isOffItsWall) continue;
      const known = this.#grants.get(cookie);
      if (known?.grant === grant) return known.asking;
      const viewer = toGuest(grant);
      const asking = { viewer, key: toKey(viewer), cookie, grantId: grant.id };
      this.#grants.set(cookie, { grant, asking });
      return asking;
    }
    const isUnsure = (screen ?? guest) !== null && this.#sources.areGrantsKnown?.() === false;
    return isUnsure ? { ...this.#anybody, isUnsure } : this.#anybody;
  }
}
