import { useWords } from '@/lib/browser/page/words';
import { formatFullInstant } from '@/lib/language/format-day';
import type { InstantOptions } from '@/lib/language/format-instant';

/** An instant in the viewer's language and zone, with the full date as tooltip; null is shown as unknown. */
export function Instant({ at, ...options }: InstantOptions & { readonly at: string | null }) {
  const words = useWords();
  if (at === null) return words.instant(at, options);
  return (
    <time dateTime={at} title={formatFullInstant(at, words)}>
      {words.instant(at, options)}
    </time>
  );
}
