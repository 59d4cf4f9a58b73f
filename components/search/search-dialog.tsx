import { useEffect, useRef } from 'react';

import { useWords, WordsProvider } from '@/lib/browser/page/words';

import type { SearchMessages } from './load-search';
import { SearchBox } from './search-box';

/** The dialog that searches the board as one types. Opens itself; Escape, the button and a click outside close it. */
export function SearchDialog({
  messages,
  onClose,
}: {
  readonly messages: SearchMessages;
  readonly onClose: () => void;
}) {
  const { messages: common, t, ...options } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={t('keys.search')}
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) currentTarget.close();
      }}
      className="mx-auto mt-[min(8vh,5rem)] mb-auto w-[min(44rem,calc(100vw-1.5rem))] overflow-hidden rounded-card border border-line bg-panel text-ink backdrop:bg-black/50"
    >
      <WordsProvider {...options} messages={{ ...common, ...messages }}>
        <SearchBox onClose={() => dialog.current?.close()} />
      </WordsProvider>
    </dialog>
  );
}
