'use client';

import { useCallback, useMemo, useState } from 'react';

import { useSingleKeys } from '@/lib/browser/address/shortcut-preference';
import { useShortcuts } from '@/lib/browser/address/use-shortcuts';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';

import { PAGE_NAMES, PAGES } from './pages';
import type { ShortcutsDialog } from './shortcuts-dialog';

/** Global keyboard shortcuts, and the button that opens the list of them. */
export function Shortcuts() {
  const { t } = useWords();
  const link = useLink();
  const pages = useMemo(
    () => Object.fromEntries(PAGE_NAMES.map((name) => [PAGES[name].letter, link(PAGES[name].href)])),
    [link],
  );
  const isOn = useSingleKeys();
  const [Dialog, setDialog] = useState<typeof ShortcutsDialog | null>(null);
  const open = useCallback(() => {
    import('./shortcuts-dialog').then(
      (loaded) => setDialog(() => loaded.ShortcutsDialog),
      // Without a network there is no list; the next press tries again.
      () => undefined,
    );
  }, []);
  useShortcuts({ pages, isOn, onHelp: open });
  return (
    <>
      <button
        type="button"
        onClick={open}
        className="needs-script rounded-card border border-line bg-panel px-2 py-1 text-ink max-sm:hidden"
      >
        {t('keys.title')} {isOn && <span aria-hidden="true">(?)</span>}
      </button>
      {Dialog && <Dialog isOn={isOn} onClose={() => setDialog(null)} />}
    </>
  );
}
