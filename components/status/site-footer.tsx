import type { Preferences } from '@/lib/status/preferences';

import { PreferencesForm } from './preferences-form';

/** What stands under every page: how the reader wants the board. */
export function SiteFooter({ preferences }: { readonly preferences: Preferences }) {
  return (
    <footer className="mx-auto max-w-[1600px] border-t border-line px-5 py-6 text-sm text-muted lg:px-10 print:hidden">
      <PreferencesForm preferences={preferences} />
    </footer>
  );
}
