import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';

import { BUTTON, FIELD } from './looks';

const SUMMARY = 'w-fit cursor-pointer text-maintenance';

/** Rename and revoke, each behind a `details` element to prevent accidental clicks. */
export function AccessActions({
  id,
  name,
  shownName,
  canRename,
}: {
  readonly id: string;
  readonly name: string;
  readonly shownName: string;
  readonly canRename: boolean;
}) {
  const { t } = useWords();
  return (
    <div className="mt-3 flex flex-wrap items-start gap-x-6 gap-y-2 text-sm">
      {canRename && (
        <details name={`deed-${id}`}>
          <summary className={SUMMARY}>{t('screens.rename')}</summary>
          <form
            method="post"
            action={atBase('/api/screens/rename')}
            className="mt-2 flex flex-wrap items-end gap-2"
          >
            <input type="hidden" name="id" value={id} />
            <label className="block min-w-0 grow">
              <span className="text-muted">{t('screens.name')}</span>
              <input name="name" required maxLength={80} defaultValue={name} className={FIELD} />
            </label>
            <button type="submit" className={BUTTON}>
              {t('screens.save')}
            </button>
          </form>
        </details>
      )}
      <details name={`deed-${id}`}>
        <summary className={SUMMARY}>{t('screens.revoke')}</summary>
        <form method="post" action={atBase('/api/screens/revoke')} className="mt-2">
          <input type="hidden" name="id" value={id} />
          <button type="submit" className={`${BUTTON} [overflow-wrap:anywhere] text-alert`}>
            {t('screens.revokeSure', { name: shownName })}
          </button>
        </form>
      </details>
    </div>
  );
}
