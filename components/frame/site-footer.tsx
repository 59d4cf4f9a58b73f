import type { Translate } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';
import type { Branding } from '@/lib/site/branding';
import type { Preferences } from '@/lib/site/preferences';

import { SanitisedHtml } from '../ui/prose';
import { PreferencesForm } from './preferences-form';
import { Shortcuts } from './shortcuts';

/** Preferences, keyboard shortcuts and the operator's footer text. */
export function SiteFooter({
  preferences,
  branding: { footerHtml },
  t,
}: {
  readonly preferences: Preferences;
  readonly branding: Branding;
  readonly t: Translate;
}) {
  return (
    <footer className="border-t border-line text-sm text-muted print:hidden">
      <div className="page-width flex flex-wrap items-center justify-between gap-x-8 gap-y-4 py-6">
        <PreferencesForm preferences={preferences} />
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <a href={atBase('/history')} className="py-1 underline">
            {t('board.history')}
          </a>
          <a href={atBase('/reliability')} className="py-1 underline">
            {t('board.reliability')}
          </a>
          <a href={atBase('/subscribe')} className="py-1 underline">
            {t('board.subscribe')}
          </a>
          <a href={atBase('/api-docs')} className="py-1 underline">
            API
          </a>
          <Shortcuts />
        </div>
      </div>
      {footerHtml !== null && <SanitisedHtml html={footerHtml} className="page-width pb-6" />}
    </footer>
  );
}
