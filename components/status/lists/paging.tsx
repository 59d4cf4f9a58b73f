import { useWords } from '@/lib/browser/words';
import type { HappeningKind } from '@/lib/status/happening-filters';
import { pageAddress } from '@/lib/status/list-address';

const LINK = 'rounded-card border border-line bg-panel px-3 py-1.5 hover:border-muted';

/** The way through the pages of what is over. Beyond the last page it says so, and leads back. */
export function Paging({
  kind,
  search,
  page,
  totalPages,
}: {
  readonly kind: HappeningKind;
  readonly search: string;
  readonly page: number;
  readonly totalPages: number;
}) {
  const { t } = useWords();
  const to = (wanted: number) => pageAddress(kind, search, wanted);
  const last = Math.max(1, totalPages);
  if (page > last)
    return (
      <p className="text-sm">
        {t('lists.beyond', { page })}{' '}
        <a href={to(last)} className="text-maintenance underline">
          {t('lists.toLast', { count: last })}
        </a>
      </p>
    );
  if (totalPages < 2) return null;
  return (
    <nav aria-label={t('lists.paging')} className="mt-5 flex flex-wrap items-center gap-3 text-sm">
      {page > 1 && (
        <a href={to(page - 1)} rel="prev" className={LINK}>
          {t('lists.previous')}
        </a>
      )}
      <p>{t('lists.pageOf', { page, pages: totalPages })}</p>
      {page < totalPages && (
        <a href={to(page + 1)} rel="next" className={LINK}>
          {t('lists.next')}
        </a>
      )}
    </nav>
  );
}
