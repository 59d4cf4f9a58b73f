/** Longer texts in a row are cut and end in an ellipsis. In UTF-16 code units. */
export const MAX_TEXT_LENGTH = 20_000;
/** Longer lists in a row are cut. The events of an incident come newest first. */
const MAX_ENTRIES = 1_000;
/** Values nested more deeply become null. */
const MAX_DEPTH = 6;

function truncateText(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  // Does not split a surrogate pair.
  return `${text.slice(0, MAX_TEXT_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A row of a response with its texts, lists and nesting within bounds. Returns the same object if nothing was cut. */
export function truncateRow(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return truncateText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) {
    const entries = (value as readonly unknown[]).slice(0, MAX_ENTRIES);
    const cut = entries.map((entry) => truncateRow(entry, depth + 1));
    const isSame = cut.length === value.length && cut.every((entry, index) => entry === value[index]);
    return isSame ? value : cut;
  }
  const fields = Object.entries(value);
  const cut = fields
    .slice(0, MAX_ENTRIES)
    .map(([name, field]) => [name, truncateRow(field, depth + 1)] as const);
  const isSame =
    cut.length === fields.length && cut.every(([, field], index) => field === fields[index]?.[1]);
  return isSame ? value : Object.fromEntries(cut);
}
