import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import type { NoticeKind, Tab } from '@/lib/status/notices/notice-filters';
import { tabAddress } from '@/lib/status/notices/list-address';

/** Links between the tabs of open and closed items. */
export function TabLinks({
  kind,
  search,
  current,
}: {
  readonly kind: NoticeKind;
  readonly search: string;
  readonly current: Tab;
}) {
  const { t } = useWords();
  return (
    <nav aria-label={t('tab.tabs')} className="mb-5 border-b border-line">
      <ul className="-mb-px flex gap-1">
        {(['open', 'past'] as const).map((tab) => (
          <li key={tab}>
            <a
              href={atBase(tabAddress(kind, search, tab))}
              aria-current={tab === current ? 'page' : undefined}
              className={`block border-b-2 px-3 py-2 ${
                tab === current
                  ? 'border-ink font-semibold'
                  : 'border-transparent text-muted hover:border-muted hover:text-ink'
              }`}
            >
              {t(`tab.${tab}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
