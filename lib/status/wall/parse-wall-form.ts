import { parseWallOptions, type ParsedWallOptions } from './parse-wall-options';

/** Parses the fields of a form, in which an empty one means the default. Never throws, see {@link parseWallOptions}. */
export function parseWallForm(fields: URLSearchParams): ParsedWallOptions {
  return parseWallOptions(new URLSearchParams([...fields].filter(([, value]) => value.trim() !== '')));
}
