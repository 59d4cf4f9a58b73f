import { Logo } from '@/components/ui/logo';
import { useWords } from '@/lib/browser/words';

/** The entries of the navigation, and where they lead. */
const PAGES = {
  overview: '/',
  scopes: '/scopes',
  services: '/services',
  monitors: '/monitors',
  incidents: '/incidents',
  maintenances: '/maintenances',
  announcements: '/announcements',
} as const;

/** An entry of the navigation. */
export type PageName = keyof typeof PAGES;

const NAMES = Object.keys(PAGES) as PageName[];

/** The board's name and the way to every page. */
export function SiteHeader({
  title,
  current,
}: {
  readonly title: string;
  readonly current: PageName | null;
}) {
  const { t } = useWords();
  return (
    <header className="border-b border-line bg-panel print:hidden">
      <a
        href="#content"
        className="absolute top-2 left-2 z-20 -translate-y-20 rounded-card bg-ink px-3 py-2 text-ground focus:translate-y-0"
      >
        {t('board.skip')}
      </a>
      <div className="flex flex-wrap items-center gap-x-7 gap-y-1 px-5 py-2.5 lg:px-10">
        <a href="/" className="flex items-center gap-2.5 py-1 font-semibold">
          <Logo />
          {title}
        </a>
        <nav aria-label={t('board.pages')} className="-mx-2 min-w-0 overflow-x-auto">
          <ul className="flex">
            {NAMES.map((name) => (
              <li key={name}>
                <a
                  href={PAGES[name]}
                  aria-current={name === current ? 'page' : undefined}
                  className={`block px-2.5 py-1.5 text-[15px] whitespace-nowrap ${
                    name === current ? 'font-semibold' : 'text-muted hover:text-ink'
                  }`}
                >
                  {t(`board.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
