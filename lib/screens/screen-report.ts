import type { ShownWall } from '@/lib/status/wall/wall-layout';
import type { FreshnessWord } from '@/lib/status/freshness/freshness';

/** The status that a screen reports with each read of its wall. */
export interface ScreenReport {
  /** Size of the window in physical pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** The build of its page. */
  readonly build: string;
  /** Freshness of the data it shows. */
  readonly freshness: FreshnessWord;
  /** What its wall shows; null if it has not drawn one yet, or is older than this field. */
  readonly shown: ShownWall | null;
}

/** Header with a {@link ScreenReport}: `1920x1080; build=b7; freshness=live; text=44; folded=2`. */
export const REPORT_HEADER = 'screen-report';

const REPORT =
  /^([1-9]\d{1,4})x([1-9]\d{1,4}); build=([\w.-]{1,64}); freshness=(live|delayed|unknown)(?:; text=([1-9]\d{0,4}); folded=(0|[1-9]\d{0,5}))?$/;

/** Formats {@link REPORT_HEADER}. */
export function formatScreenReport({ widthPx, heightPx, build, freshness, shown }: ScreenReport): string {
  const ofWall = shown ? `; text=${shown.textPx}; folded=${shown.folded}` : '';
  return `${widthPx}x${heightPx}; build=${build}; freshness=${freshness}${ofWall}`;
}

/** Parses {@link REPORT_HEADER}; null if invalid. */
export function parseScreenReport(header: string | null | undefined): ScreenReport | null {
  const [, width, height, build, freshness, text, folded] = REPORT.exec(header ?? '') ?? [];
  if (build === undefined || freshness === undefined) return null;
  return {
    widthPx: Number(width),
    heightPx: Number(height),
    build,
    freshness: freshness as FreshnessWord,
    shown: text === undefined ? null : { textPx: Number(text), folded: Number(folded) },
  };
}
