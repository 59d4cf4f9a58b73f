import 'server-only';

/**
 * A name as one line of text, whoever gave it: without control characters, and without the marks that turn the direction of what stands
 * around it. Empty where nothing of it can be seen.
 */
export function toPlainName(text: string): string {
  const line = text
    .replaceAll(/[\p{Bidi_Control}\p{Cs}]/gu, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(line) ? line : '';
}
