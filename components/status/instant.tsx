import { useWords } from '@/lib/browser/words';
import type { InstantOptions } from '@/lib/language/format-instant';

/** An instant in the reader's words, with the whole of it at hand. */
export function Instant({ at, ...options }: InstantOptions & { readonly at: string }) {
  const { instant, fullInstant } = useWords();
  return (
    <time dateTime={at} title={fullInstant(at)}>
      {instant(at, options)}
    </time>
  );
}
