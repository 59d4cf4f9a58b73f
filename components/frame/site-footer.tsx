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
}: {
  readonly preferences: Preferences;
  readonly branding: Branding;
}) {
  return (
    <footer className="mx-auto max-w-[1600px] border-t border-line px-5 py-6 text-sm text-muted lg:px-10 print:hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <PreferencesForm preferences={preferences} />
        <div className="flex items-center gap-x-5">
          <a href={atBase('/api-docs')} className="underline">
            API
          </a>
          <Shortcuts />
        </div>
      </div>
      {footerHtml !== null && <SanitisedHtml html={footerHtml} className="mt-4" />}
    </footer>
  );
}
