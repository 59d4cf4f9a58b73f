import { Phrase } from '@/components/ui/phrase';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { TEXT_TONES } from '@/components/ui/tones';
import { useWords } from '@/lib/browser/page/words';
import { describeHit } from '@/lib/language/hit-words';
import type { SearchHit } from '@/lib/status/search/search-hit';

import { Marked } from './marked';

/** A result on two or three lines: name; state and place; the fields that explain why it was found. */
export function HitLine({ hit: { name, marks, state, place, reasons } }: { readonly hit: SearchHit }) {
  const { t } = useWords();
  const { glyph, words } = describeHit(state, t);
  return (
    <span className="flex items-start gap-3">
      <span className="flex h-5 w-4 shrink-0 items-center">
        {glyph && <StatusGlyph name={glyph} className={`size-4 ${TEXT_TONES[glyph]}`} />}
      </span>
      <span className="min-w-0 grow text-[13px] leading-5 text-muted">
        <span className="name line-clamp-2 text-[15px] font-medium [overflow-wrap:anywhere] text-ink">
          <Marked text={name} marks={marks} />
        </span>
        <span className="line-clamp-2 [overflow-wrap:anywhere]">
          {words.join('\u00a0· ')}
          {place && (
            <span className="name">
              {'\u00a0· '}
              <Marked {...place.service} /> / <Marked {...place.scope} />
            </span>
          )}
        </span>
        {reasons.map(({ field, ...text }) => (
          <span key={field} className="name line-clamp-2 [overflow-wrap:anywhere]">
            <Phrase id="search.field" values={{ field: t(`search.${field}`), text: <Marked {...text} /> }} />
          </span>
        ))}
      </span>
    </span>
  );
}
