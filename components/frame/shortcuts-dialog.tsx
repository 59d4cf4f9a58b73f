import { useEffect, useRef, type ReactNode } from 'react';

import { setSingleKeys } from '@/lib/browser/address/set-single-keys';
import { useWords } from '@/lib/browser/page/words';

import { Checkbox } from '../ui/form';
import { PAGE_NAMES, PAGES } from './pages';

function Key({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded border border-line bg-cell px-1.5 py-0.5 font-sans text-[13px] font-semibold">
      {children}
    </kbd>
  );
}

function Row({ keys, children }: { readonly keys: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-6 py-1.5">
      <dt>{children}</dt>
      <dd className="text-right whitespace-nowrap text-muted">{keys}</dd>
    </div>
  );
}

/** The list of keyboard shortcuts, open until it is closed. Loaded when it is first wanted. */
export function ShortcutsDialog({ isOn, onClose }: { readonly isOn: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const parts = t.parts('keys.then');
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="keys"
      className="m-auto w-[min(30rem,calc(100vw-2.5rem))] rounded-card border border-line bg-panel p-5 text-sm text-ink backdrop:bg-black/50"
    >
      <form method="dialog" className="flex items-baseline justify-between gap-4">
        <h2 id="keys" className="text-base font-semibold">
          {t('keys.title')}
        </h2>
        <button type="submit" className="rounded-card border border-line px-2 py-1">
          {t('keys.close')}
        </button>
      </form>
      <Checkbox
        checked={isOn}
        onChange={({ currentTarget }) => setSingleKeys(currentTarget.checked)}
        className="mt-3 py-0.5"
        label={t('keys.single')}
      />
      <dl className="mt-2">
        <Row
          keys={
            <>
              <Key>/</Key> <Key>Ctrl/⌘ K</Key>
            </>
          }
        >
          {t('keys.search')}
        </Row>
        {PAGE_NAMES.map((name) => (
          <Row
            key={name}
            keys={parts.map((part) =>
              'text' in part ? (
                part.text
              ) : (
                <Key key={part.value}>{part.value === 'first' ? 'g' : PAGES[name].letter}</Key>
              ),
            )}
          >
            {t(`board.${name}`)}
          </Row>
        ))}
        <Row keys={<Key>?</Key>}>{t('keys.help')}</Row>
      </dl>
      <h3 className="mt-3 font-semibold">{t('keys.inMap')}</h3>
      <dl>
        <Row keys={<Key>{t('keys.arrows')}</Key>}>{t('keys.move')}</Row>
        <Row
          keys={
            <>
              <Key>Home</Key> <Key>End</Key>
            </>
          }
        >
          {t('keys.edges')}
        </Row>
        <Row keys={<Key>Enter</Key>}>{t('keys.open')}</Row>
      </dl>
    </dialog>
  );
}
