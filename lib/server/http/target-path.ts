/** The path of a request target, not decoded and without its query. */
export const toPath = (target: string): string => {
  const mark = target.indexOf('?');
  return mark === -1 ? target : target.slice(0, mark);
};

/** A path as Next matches it: decoded, and without trailing slashes. */
export const toPlainPath = (path: string): string => {
  try {
    return decodeURIComponent(path).replace(/(?<=.)\/+$/, '');
  } catch {
    return path;
  }
};

const ABSOLUTE_FORM = /^https?:\/\/[^/?#]*/i;

/**
 * The path and query of a request target; null if it has no path (`*`) or a path that cannot be decoded.
 *
 * @param target - in origin form (`/incidents?page=2`) or absolute form (`http://host/incidents?page=2`).
 */
export function toOriginForm(target: string): string | null {
  const origin = target.replace(ABSOLUTE_FORM, '').replace(/^(?=\?|$)/, '/');
  if (!origin.startsWith('/') || origin.includes('#')) return null;
  const path = toPath(origin);
  if (!path.includes('%')) return origin;
  try {
    decodeURIComponent(path);
    return origin;
  } catch {
    return null;
  }
}
