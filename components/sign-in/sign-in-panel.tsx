import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import type { SignInPageData } from '@/lib/site/sign-in-page';

import { PasswordForm, SignOutForm } from './forms';

const BUTTON = 'block rounded-card bg-ink px-4 py-2.5 text-center font-semibold text-ground hover:opacity-90';

/** The sign-in page: links and plain forms, which need no JavaScript. */
export function SignInPanel({
  words: { t, instant },
  to,
  message,
  provider,
  hasPassword,
  session,
}: SignInPageData & { readonly words: Words }) {
  const title = session ? t('board.signedIn') : t('signIn.title');
  return (
    <main id="content" className="mx-auto max-w-md px-5 py-12 sm:py-20">
      <title>{title}</title>
      {/* A neutral icon: the verdict must not be shown before signing in. */}
      <link rel="icon" type="image/png" href={atBase('/icons/board-192.png')} />
      <h1 className="text-3xl font-bold">{title}</h1>
      {message && (
        <p
          id="said"
          role={message.isProblem ? 'alert' : 'status'}
          className={`mt-5 rounded-card border bg-panel px-4 py-3 ${message.isProblem ? 'border-alert-edge font-medium' : 'border-line'}`}
        >
          {message.text}
        </p>
      )}
      {session ? (
        <div className="mt-5 rounded-card border border-line bg-panel p-5">
          <p className="font-medium">
            {session.name === '' ? t('signIn.signedIn') : t('signIn.signedInAs', { name: session.name })}
          </p>
          <p className="mt-1 text-sm text-muted">
            {t('signIn.until', { time: instant(new Date(session.expiresAtMs).toISOString(), { nowMs: 0 }) })}
          </p>
          <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
            <a href={atBase(to)} className={BUTTON}>
              {t('signIn.toBoard')}
            </a>
            <SignOutForm label={t('signIn.signOut')} />
          </div>
        </div>
      ) : (
        <>
          <p className="mt-3 text-muted">{t('signIn.intro')}</p>
          <div className="mt-5 rounded-card border border-line bg-panel p-5">
            {provider && (
              <a href={atBase(provider.href)} className={BUTTON}>
                {provider.label}
              </a>
            )}
            {provider && hasPassword && (
              <p className="my-4 text-center text-sm text-muted">{t('signIn.or')}</p>
            )}
            {hasPassword && (
              <PasswordForm
                label={t('signIn.password')}
                action={t('signIn.submit')}
                to={to}
                isWrong={message?.isOfPassword === true}
                isFirst={provider === null}
              />
            )}
          </div>
        </>
      )}
    </main>
  );
}
