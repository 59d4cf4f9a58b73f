/** A cell of a table; null is empty. */
export type Cell = string | number | null;

const ROWS_PER_CHUNK = 200;

/** A spreadsheet would run a text that begins like this as a formula. */
const FORMULA = /^[\s]*[=+\-@]/;

/** One cell as RFC 4180 writes it. Texts that a spreadsheet would run as a formula begin with an apostrophe. */
function toCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const toLine = (cells: readonly Cell[]): string => `${cells.map(toCell).join(',')}\r\n`;

/** A table as CSV (RFC 4180), written row by row while it is read. */
export function toCsvStream(
  headings: readonly string[],
  rows: Iterable<readonly Cell[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = rows[Symbol.iterator]();
  let text = toLine(headings);
  return new ReadableStream({
    pull(controller) {
      for (let count = 0; count < ROWS_PER_CHUNK; count += 1) {
        const next = iterator.next();
        if (next.done) {
          controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += toLine(next.value);
      }
      controller.enqueue(encoder.encode(text));
      text = '';
    },
  });
}
