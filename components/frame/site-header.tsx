import type { Translate } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import { toLink } from '@/lib/status/history/past-links';
import type { Branding } from '@/lib/site/branding';

import { HeaderSearch } from '../search/header-search';
import { PAGE_NAMES, type PageName, PAGES } from './pages';
import { type FrameViewer, ViewerControl } from './viewer-control';

function Pages({
  current,
  at,
  isMenu,
  t,
}: {
  readonly current: PageName | null;
  readonly at: string | null;
  readonly isMenu: boolean;
  readonly t: Translate;
}) {
  return (
    <ul className={isMenu ? 'grid grid-cols-2 gap-x-4 pt-2 pb-1' : 'flex flex-wrap'}>
      {PAGE_NAMES.map((name) => (
        <li key={name}>
          <a
            href={toLink(PAGES[name].href, at)}
            aria-current={name === current ? 'page' : undefined}
            data-label={t(`board.${name}`)}
            className={`steady-width block px-2.5 text-[15px] ${isMenu ? 'rounded-card py-2.5 aria-[current]:bg-cell' : 'border-b-2 py-1.5 whitespace-nowrap'} ${
              name === current
                ? 'border-accent font-semibold'
                : 'border-transparent text-muted hover:text-ink'
            }`}
          >
            {t(`board.${name}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Link to the page that sets up a wall display. */
function WallLink({ t }: { readonly t: Translate }) {
  return (
    <a href={atBase('/wall/setup')} className="py-1 text-muted hover:text-ink">
      {t('board.wall')}
    </a>
  );
}

/** Title and navigation: a row, two on a tablet, and on a phone a menu that opens without JavaScript. */
export function SiteHeader({
  title,
  branding,
  viewer,
  current,
  at,
  t,
}: {
  readonly title: string;
  readonly branding: Branding;
  readonly viewer: FrameViewer;
  readonly current: PageName | null;
  /** The moment of the past that the page shows, as in addresses; null for the present. */
  readonly at: string | null;
  readonly t: Translate;
}) {
  return (
    <header className="relative border-b border-line bg-panel print:hidden">
      <a
        href="#content"
        className="absolute top-2 left-2 z-20 -translate-y-20 rounded-card bg-ink px-3 py-2 text-ground focus:translate-y-0"
      >
        {t('board.skip')}
      </a>
      <div className="page-width flex flex-wrap items-center gap-x-5 gap-y-1 py-2 md:grid md:grid-cols-[minmax(0,1fr)_auto_auto] md:py-2.5 xl:flex xl:gap-x-7">
        <a
          href={branding.homeUrl}
          className="flex min-w-0 items-center gap-2.5 justify-self-start py-1 font-semibold max-md:max-w-[calc(100%-9rem)]"
        >
          {branding.logoUrl === null ? (
            <Logo />
          ) : (
            <img src={branding.logoUrl} alt="" className="h-7 w-auto max-w-40" />
          )}
          <span className="line-clamp-2 [overflow-wrap:anywhere]">{title}</span>
        </a>
        <nav
          aria-label={t('board.pages')}
          className="col-span-full row-start-2 -mx-2.5 hidden min-w-0 md:block"
        >
          <Pages current={current} at={at} isMenu={false} t={t} />
        </nav>
        <div className="ml-auto hidden items-center gap-x-5 text-[15px] whitespace-nowrap md:flex">
          <WallLink t={t} />
          <ViewerControl viewer={viewer} t={t} />
        </div>
        <HeaderSearch t={t} />
        <details className="basis-full md:hidden">
          <summary className="absolute top-2 right-5 cursor-pointer rounded-card border border-line px-3 py-1.5 text-sm">
            {t('keys.menu')}
          </summary>
          <nav aria-label={t('board.pages')} className="-mx-2.5">
            <Pages current={current} at={at} isMenu t={t} />
          </nav>
          <div className="flex flex-wrap items-center gap-x-5 border-t border-line pt-2 pb-1 text-[15px]">
            <WallLink t={t} />
            <ViewerControl viewer={viewer} t={t} />
          </div>
        </details>
      </div>
    </header>
  );
}

/** The default logo, in the colour of the surrounding text. */
function Logo() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 1.5a6.5 6.5 0 0 0 0 13Z" fill="currentColor" />
    </svg>
  );
}
