import 'server-only';

import { LRUCache } from 'lru-cache';

import type { Visibility } from '@/lib/status/visibility';

import type { Clock } from '../clock';
import type { AccessConfig } from './access-config';
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
}

/** Who asks. */
export interface Asking {
  /** Null where they may see nothing. */
  readonly viewer: Viewer | null;
  /** The `Cookie` header that says so, and nothing else; null where nothing was shown. */
  readonly cookie: string | null;
  /** What they came in by, where that is a screen or a link. */
  readonly grantId: string | null;
}

interface KeptSession {
  /** Null where the cookie is of no use: remembered too, or whoever makes some up has each looked at again and again. */
  readonly session: KnownSession | null;
  readonly untilMs: number;
}

const MAX_SESSIONS = 1_000;
const REFUSAL_LIFETIME_MS = 60_000;

/**
 * Knows who asks, by the cookies of their request: the one place where that is decided. Somebody's session comes first, then a screen,
 * then a link; whoever has none of them is anybody.
 */
export class ViewerReader {
  readonly #sources: ViewerSources;
  readonly #anybody: Asking;
  readonly #sessions = new LRUCache<string, KeptSession>({ max: MAX_SESSIONS });

  constructor(sources: ViewerSources) {
    this.#sources = sources;
    this.#anybody = { viewer: toAnonymous(sources.config), cookie: null, grantId: null };
  }

  /** Who asks, at once; null where a session has to be read first, see {@link read}. */
  find(cookie: string | undefined): Asking | null {
    const credentials = findCredentials(cookie, this.#sources.config.BOARD_URL);
    if (!credentials) return this.#anybody;
    if (!credentials.hasSession) return this.#byGrant(credentials);
    const kept = this.#sessions.get(credentials.cookie);
    return kept && kept.untilMs > this.#sources.clock.now()
      ? this.#toAsking(credentials, kept.session)
      : null;
  }

  /** Who asks. Rejects only where sessions cannot be read at all. */
  async read(cookie: string | undefined): Promise<Asking> {
    const { config, clock, readSession } = this.#sources;
    const found = this.find(cookie);
    const credentials = findCredentials(cookie, config.BOARD_URL);
    if (found || !credentials) return found ?? this.#anybody;
    const read = await readSession(credentials.cookie);
    const nowMs = clock.now();
    const session = read && read.expiresAtMs > nowMs ? read : null;
    this.#sessions.set(credentials.cookie, {
      session,
      untilMs: session?.expiresAtMs ?? nowMs + REFUSAL_LIFETIME_MS,
    });
    return this.#toAsking(credentials, session);
  }

  #toAsking(credentials: Credentials, session: KnownSession | null): Asking {
    const member = session && toMember(this.#sources.config, session.values);
    return member
      ? { viewer: member, cookie: credentials.cookie, grantId: null }
      : this.#byGrant(credentials);
  }

  #byGrant({ cookie, screen, guest }: Credentials): Asking {
    for (const secret of [screen, guest]) {
      const grant = secret === null ? null : this.#sources.findGrant(secret);
      if (!grant) continue;
      const { id, kind, visibility } = grant;
      const viewer: Viewer = {
        kind,
        visibility: { ...visibility, showsInternal: false },
        paths: kind === 'screen' ? 'wall' : 'all',
      };
      return { viewer, cookie, grantId: id };
    }
    return this.#anybody;
  }
}
