/** Parses the id of a place in an address; null if invalid. `0` is the place of items whose place could not be read. */
export function parseId(text: string | undefined): number | null {
  return text !== undefined && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null;
}
