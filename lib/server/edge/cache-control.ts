import 'server-only';

const PUBLIC = 'public, max-age=0, s-maxage=1, stale-while-revalidate=2, stale-if-error=0';
const PRIVATE = 'private, no-store';

/**
 * What caches on the way may do with a good answer. One of the board they keep for a second, which is enough to absorb any crowd: what
 * a cache adds to its age must stay small, and where the board does not answer, nothing old may stand in for it.
 */
export function toCacheControl(isPublic: boolean): string {
  return isPublic ? PUBLIC : PRIVATE;
}
