import 'server-only';

/** The path of a target as it arrived, without its query. */
export const toPath = (target: string): string => {
  const mark = target.indexOf('?');
  return mark === -1 ? target : target.slice(0, mark);
};

/** A path as Next understands it: decoded, and without a slash at its end. */
export const toPlainPath = (path: string): string => {
  try {
    return decodeURIComponent(path).replace(/(?<=.)\/+$/, '');
  } catch {
    return path;
  }
};
