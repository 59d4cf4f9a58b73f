import { toVisibleLine } from '@/lib/status/model/display-name';

/**
 * A name as one line of text, without control characters or marks that change the text direction around it. Empty if
 * nothing of it is visible.
 */
export function toPlainName(text: string): string {
  return toVisibleLine(text.replaceAll(/\p{Bidi_Control}/gu, ''));
}
