'use client';

import type { ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import { atBase } from '@/lib/site/base-path';
import { toBadgePath, toChosenPath, toOutputQuery, type Chosen } from '@/lib/status/model/output-paths';

import { FilterProblems } from '../status/lists/filter-problems';
import { Copyable } from '../ui/copyable';
import { BUTTON, FIELD } from '../ui/form';
import { Panel } from '../ui/panel';
import { Phrase } from '../ui/phrase';

interface Choice {
  readonly id: number;
  readonly name: string;
}

/** What the examples are about, see `lib/server/pages/subscribe.ts`. */
interface Examples extends Chosen {
  readonly boardUrl: string;
  readonly scopes: readonly Choice[];
  readonly services: readonly Choice[];
  readonly problems: Parameters<typeof FilterProblems>[0]['problems'];
  readonly allowsFrames: boolean;
}

function Choose({
  name,
  label,
  all,
  choices,
  chosen,
}: {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly chosen: number | null;
}) {
  return (
    <label className="block min-w-0 text-sm text-muted">
      {label}
      <select key={chosen} name={name} defaultValue={chosen ?? ''} className={`${FIELD} text-ink`}>
        <option value="">{all}</option>
        {choices.map(({ id, name: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Addresses and code for feed readers, wikis, chats, other pages and programs: of the board, a scope, a service or a place. */
export function OutputExamples({
  examples,
  children,
}: {
  readonly examples: Examples;
  /** The feeds and the calendar. */
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const { boardUrl, scopes, services, scope, service, problems, allowsFrames } = examples;
  const query = toOutputQuery(examples);
  const badge = toBadgePath(examples);
  const title = t('outputs.status');
  const example = (id: 'badge' | 'banner' | 'frame' | 'picture', text: string, before?: ReactNode) => (
    <Panel id={id} title={t(`outputs.${id}`)}>
      <p className="mb-2 max-w-prose text-sm text-muted">{t(`outputs.${id}Hint`)}</p>
      {before}
      <Copyable text={text} label={t(`outputs.${id}`)} />
    </Panel>
  );
  return (
    <main id="content" aria-labelledby="subscribe-to" className="page-width space-y-8 pt-6 pb-16">
      <div>
        <h1 id="subscribe-to" className="mb-4 text-2xl leading-tight font-bold sm:text-[28px]">
          {t('board.subscribe')}
        </h1>
        <FilterProblems problems={problems} />
        <form action={atBase('/subscribe')} className="flex flex-wrap items-end gap-3">
          <Choose
            name="service"
            label={t('outputs.service')}
            all={t('outputs.allServices')}
            choices={services}
            chosen={service}
          />
          <Choose
            name="scope"
            label={t('outputs.scope')}
            all={t('outputs.allScopes')}
            choices={scopes}
            chosen={scope}
          />
          <button className={`text-sm ${BUTTON}`}>{t('outputs.show')}</button>
        </form>
      </div>
      <Panel id="feeds" title={t('outputs.feeds')}>
        <div className="w-fit text-sm">{children}</div>
      </Panel>
      {example(
        'badge',
        `[![${title}](${boardUrl}${badge})](${boardUrl}${toChosenPath(examples)})`,
        <img src={atBase(badge)} alt={t('outputs.badge')} height={20} className="mb-2 h-5" />,
      )}
      {example('banner', `<script async src="${boardUrl}/embed.js${query}"></script>`)}
      {example(
        'frame',
        `<iframe src="${boardUrl}/embed${query}" title="${title}" style="width:100%;height:24rem;border:0"></iframe>`,
        !allowsFrames && (
          <p className="mb-2 max-w-prose text-sm">
            <Phrase id="outputs.frameBlocked" values={{ variable: <code>EMBED_ORIGINS</code> }} />
          </p>
        ),
      )}
      {example('picture', `${boardUrl}/api/board.png${query}`)}
      <Panel id="programs" title={t('outputs.programs')}>
        <div className="space-y-3 text-sm">
          <p className="text-muted">{t('outputs.snapshot')}</p>
          <Copyable text={`${boardUrl}/api/snapshot${query}`} label={t('outputs.snapshot')} />
          <p className="text-muted">{t('outputs.statuspage')}</p>
          <Copyable text={`${boardUrl}/api/v2/summary.json`} label={t('outputs.statuspage')} />
          <p>
            <a href={atBase('/api-docs')} className="text-maintenance underline">
              {t('outputs.reference')}
            </a>
          </p>
        </div>
      </Panel>
    </main>
  );
}
