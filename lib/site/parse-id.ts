/** An id of a place as it stands in an address; null where it can be none. `0` is what could not be read to belong elsewhere. */
export function parseId(text: string | undefined): number | null {
  return text !== undefined && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null;
}
