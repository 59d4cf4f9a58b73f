import 'server-only';

import { toVisibleLine } from '@/lib/status/model/display-name';

/**
 * A name as one line of text, whoever gave it: without control characters, and without the marks that turn the direction of what stands
 * around it. Empty where nothing of it can be seen.
 */
export function toPlainName(text: string): string {
  return toVisibleLine(text.replaceAll(/\p{Bidi_Control}/gu, ''));
}
