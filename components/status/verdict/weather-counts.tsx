import { StatusGlyph } from '@/components/ui/status-glyph';
import { TEXT_TONES } from '@/components/ui/tones';
import { useLink } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { weatherCounts } from '@/lib/language/weather-counts';
import { atBase } from '@/lib/site/base-path';
import type { Overview } from '@/lib/status/overview/overview';

/** What is not normal, in numbers and in the colours of its states, linked to the lists. */
export function WeatherCounts({
  overview,
  within,
}: {
  readonly overview: Overview;
  /** The query that the overview is filtered by. */
  readonly within: string;
}) {
  const { t } = useWords();
  const link = useLink();
  const counts = weatherCounts(overview, within, t);
  if (counts.length === 0) return null;
  return (
    <ul aria-label={t('reason.counts')} className="flex flex-wrap gap-x-4 text-[15px] font-medium">
      {counts.map(({ text, path, tone }) => (
        <li key={text}>
          <a
            href={link(atBase(path))}
            className={`flex min-h-6 items-center gap-1.5 hover:underline ${TEXT_TONES[tone]}`}
          >
            <StatusGlyph name={tone} className="size-3.5" />
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
