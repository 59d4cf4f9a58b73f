import type { Translate } from '@/lib/language/translate';

/** Warns members that the configured time zone contradicts ProdManager's clock. */
export function ZoneBanner({ minutes, t }: { readonly minutes: number; readonly t: Translate }) {
  return (
    <p role="note" className="border-b border-line px-5 py-2 text-sm text-warning lg:px-10 print:hidden">
      {t('board.zoneError', { minutes })}
    </p>
  );
}
