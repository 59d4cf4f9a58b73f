import type { Translate } from '@/lib/language/translate';
import { atBase } from '@/lib/site/base-path';

import { SignOutForm } from '../sign-in/forms';

/** The viewer of a page. It holds no personal data: a cached page is shared by all viewers with the same visibility. */
export interface FrameViewer {
  readonly kind: 'anonymous' | 'member' | 'screen' | 'guest';
  /** Whether sign-in is configured. */
  readonly canSignIn: boolean;
}

/** Sign-in link, or links for a signed-in member; nothing for paired screens. */
export function ViewerControl({
  viewer: { kind, canSignIn },
  t,
}: {
  readonly viewer: FrameViewer;
  readonly t: Translate;
}) {
  if (!canSignIn || kind === 'screen') return null;
  const look = 'py-1 text-muted hover:text-ink';
  if (kind !== 'member')
    return (
      <a href={atBase('/sign-in')} className={look}>
        {t('board.signIn')}
      </a>
    );
  return (
    <div className="flex items-center gap-x-2">
      <a href={atBase('/screens')} className={look}>
        {t('board.screens')}
      </a>
      <span aria-hidden="true" className="text-muted">
        ·
      </span>
      <a href={atBase('/sign-in')} className={look}>
        {t('board.signedIn')}
      </a>
      <span aria-hidden="true" className="text-muted">
        ·
      </span>
      <SignOutForm label={t('board.signOut')} className={`${look} cursor-pointer`} />
    </div>
  );
}
