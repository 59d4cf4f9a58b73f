import { useEffect, useState } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';

/** A new share link. Its cookie is deleted once it is shown, so a reload does not show it again. */
export function NewLink({ address }: { readonly address: string | null }) {
  const { t } = useWords();
  const [shown] = useState(address);
  useEffect(() => {
    // If this fails, the cookie expires after a minute.
    if (shown !== null) void fetch(atBase('/api/screens/shown'), { method: 'POST' }).catch(() => undefined);
  }, [shown]);
  if (shown === null) return null;
  return (
    <div
      role="status"
      className="mb-4 rounded-card border border-maintenance-edge bg-maintenance-fill px-4 py-3"
    >
      <p>{t('screens.newLink')}</p>
      <p className="mt-1 font-semibold [overflow-wrap:anywhere]">{shown}</p>
    </div>
  );
}
