import { ProdManagerError } from './errors.ts';

/**
 * One part of a path, encoded so that it cannot lead anywhere else.
 *
 * @throws ProdManagerError `config` where it is empty, `.` or `..`.
 */
export function toPathPart(part: string | number): string {
  const text = String(part);
  if (text === '' || text === '.' || text === '..') {
    throw new ProdManagerError('config', 'a path or an identifier must not be empty, "." or ".."');
  }
  return encodeURIComponent(text);
}

/**
 * The path of an endpoint below `/api`, each part encoded.
 *
 * @throws ProdManagerError `config` for a part that is empty, `.` or `..`.
 */
export function toApiPath(path: string): string {
  return path
    .replace(/^\/+|\/+$/g, '')
    .split('/')
    .map(toPathPart)
    .join('/');
}
