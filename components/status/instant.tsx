import { useWords } from '@/lib/browser/words';
import type { InstantOptions } from '@/lib/language/format-instant';

/** An instant in the reader's words, with the whole of it at hand; null is said to be unknown. */
export function Instant({ at, ...options }: InstantOptions & { readonly at: string | null }) {
  const { instant, fullInstant } = useWords();
  if (at === null) return instant(at, options);
  return (
    <time dateTime={at} title={fullInstant(at)}>
      {instant(at, options)}
    </time>
  );
}
