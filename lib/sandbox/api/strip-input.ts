/** A text as ProdManager keeps it: no blanks at the ends of lines, and no two empty lines in a row. */
export function stripInput(text: string): string {
  const lines: string[] = [];
  let previous: string | null = null;
  for (const line of text.split('\n')) {
    const stripped = line.trimEnd();
    if (stripped !== '' || previous !== '') lines.push(stripped);
    previous = stripped;
  }
  return lines.join('\n');
}
