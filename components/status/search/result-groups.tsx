import { Panel } from '@/components/ui/panel';
import { useWords } from '@/lib/browser/page/words';
import { ALL_KEYS, PAST_KEYS } from '@/lib/language/search-keys';
import { sectionNotes } from '@/lib/language/section-notes';
import { atBase } from '@/lib/site/base-path';
import { toDisplayName } from '@/lib/status/model/display-name';
import type { SearchGroup, SearchResults } from '@/lib/status/search/search-board';
import { pastLinks, toHitPath, toListPath } from '@/lib/status/search/search-links';

import { SectionNote } from '../freshness/section-note';
import type { LiveBoard } from '../freshness/use-live-board';
import { HitLine } from '../../search/hit-line';

const LINK = 'text-maintenance underline';

function Group({ group, live }: { readonly group: SearchGroup; readonly live: LiveBoard<SearchResults> }) {
  const { t } = useWords();
  const { kind, hits, total } = group;
  if (hits === null) return null;
  const { view, freshness, freshnessOf } = live;
  const listPath = toListPath(group, view.q);
  const note = (
    <SectionNote freshness={freshnessOf(kind)} board={freshness} notes={sectionNotes(view, kind, t)} />
  );
  return (
    <div className="mb-6" data-freshness={freshnessOf(kind).word}>
      <Panel id={`found-${kind}`} title={t(`board.${kind}`)} note={note}>
        <ul className="rounded-card border border-line bg-panel">
          {hits.map((hit) => (
            <li key={hit.id} className="border-t border-line first:border-t-0">
              <a href={atBase(toHitPath(kind, hit))} className="block px-3 py-2.5 hover:bg-cell">
                <HitLine hit={hit} />
              </a>
            </li>
          ))}
          {listPath !== null && (
            <li className="border-t border-line px-3 py-2.5">
              <a href={atBase(listPath)} className={LINK}>
                {t(ALL_KEYS[kind], { count: total })}
              </a>
            </li>
          )}
        </ul>
      </Panel>
    </div>
  );
}

/** The results of a search by kind, a hint if there are none, and links to the searches of closed items. */
export function ResultGroups({ live }: { readonly live: LiveBoard<SearchResults> }) {
  const { t } = useWords();
  const { groups, q, problem } = live.view;
  const past = pastLinks(live.view);
  return (
    <>
      {problem === null && groups.every(({ total }) => total === 0) && (
        <p className="mb-6 rounded-card border border-line bg-panel p-6 text-muted">{t('search.noneHint')}</p>
      )}
      {groups.map((group) => (
        <Group key={group.kind} group={group} live={live} />
      ))}
      {past.length > 0 && (
        <Panel id="past" title={t('search.past')}>
          <ul className="space-y-1.5 text-[15px]">
            {past.map(({ kind, path }) => (
              <li key={kind}>
                <a href={atBase(path)} className={LINK}>
                  {t(PAST_KEYS[kind], { q: toDisplayName(q) })}
                </a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
