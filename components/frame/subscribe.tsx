import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';
import type { FeedAddresses, Subscription } from '@/lib/site/subscription';

import { WordsPhrase } from '../ui/words-phrase';

const LINK = 'inline-block min-h-6 text-maintenance underline';
const FORMATS = [
  ['atom', 'Atom', 'application/atom+xml'],
  ['rss', 'RSS', 'application/rss+xml'],
  ['json', 'JSON', 'application/feed+json'],
] as const;

function FeedRow({ label, feeds }: { readonly label: string; readonly feeds: FeedAddresses }) {
  return (
    <>
      <dt className="mt-2 sm:mt-0">{label}</dt>
      <dd className="flex gap-x-4">
        {FORMATS.map(([format, name, type]) => (
          <a key={format} href={feeds[format]} type={type} aria-label={`${name}: ${label}`} className={LINK}>
            {name}
          </a>
        ))}
      </dd>
    </>
  );
}

/** The addresses of feeds and of the calendar, and how programs that cannot sign in read them. */
export function SubscriptionList({
  words,
  subscription: { notices, changes, calendar, tokenFor },
}: {
  readonly words: Words;
  readonly subscription: Subscription;
}) {
  const { t } = words;
  const shareLink = t('feed.shareLink');
  return (
    <>
      <dl className="mt-2 sm:grid sm:grid-cols-[auto_auto] sm:gap-x-8 sm:gap-y-1">
        <FeedRow label={t('feed.notices')} feeds={notices} />
        <FeedRow label={t('feed.changes')} feeds={changes} />
        <dt className="mt-2 sm:mt-0">{t('feed.maintenanceCalendar')}</dt>
        <dd>
          <a href={calendar} type="text/calendar" className={LINK}>
            iCalendar
          </a>
        </dd>
      </dl>
      <p className="mt-3 max-w-prose text-muted">{t('feed.hint')}</p>
      {tokenFor !== null && (
        <p className="mt-1 max-w-prose text-muted">
          <WordsPhrase
            words={words}
            id="feed.tokenHint"
            values={{
              parameter: <code>share</code>,
              link:
                tokenFor === 'member' ? (
                  <a href={atBase('/screens')} className="text-maintenance underline">
                    {shareLink}
                  </a>
                ) : (
                  shareLink
                ),
            }}
          />
        </p>
      )}
    </>
  );
}

/** A button with a popover over the page, a sheet on a phone, that has the addresses of feeds and of the calendar. It needs no script. */
export function Subscribe({
  words,
  subscription,
}: {
  readonly words: Words;
  readonly subscription: Subscription;
}) {
  const { t } = words;
  const { name } = subscription;
  return (
    <>
      <button
        type="button"
        popoverTarget="subscribe"
        className="min-h-6 cursor-pointer text-sm text-maintenance underline print:hidden"
      >
        {t('board.subscribe')}
      </button>
      <div
        id="subscribe"
        popover="auto"
        role="dialog"
        aria-labelledby="subscribe-title"
        className="popover-sheet text-sm text-ink print:hidden"
      >
        <h2 id="subscribe-title" className="font-semibold">
          {name === '' ? (
            t('board.subscribe')
          ) : (
            <WordsPhrase words={words} id="feed.subscribeTo" values={{ name: <bdi>{name}</bdi> }} />
          )}
        </h2>
        <SubscriptionList words={words} subscription={subscription} />
        <button
          type="button"
          popoverTarget="subscribe"
          popoverTargetAction="hide"
          className="mt-3 min-h-6 cursor-pointer text-maintenance underline"
        >
          {t('keys.close')}
        </button>
      </div>
    </>
  );
}
