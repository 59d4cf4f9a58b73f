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
}

/** Header with a {@link ScreenReport}: `1920x1080; build=b7; freshness=live`. */
export const REPORT_HEADER = 'screen-report';

const REPORT = /^([1-9]\d{1,4})x([1-9]\d{1,4}); build=([\w.-]{1,64}); freshness=(live|delayed|unknown)$/;

/** Formats {@link REPORT_HEADER}. */
export function formatScreenReport({ widthPx, heightPx, build, freshness }: ScreenReport): string {
  return `${widthPx}x${heightPx}; build=${build}; freshness=${freshness}`;
}

/** Parses {@link REPORT_HEADER}; null if invalid. */
export function parseScreenReport(header: string | null | undefined): ScreenReport | null {
  const [, width, height, build, freshness] = REPORT.exec(header ?? '') ?? [];
  if (build === undefined || freshness === undefined) return null;
  return { widthPx: Number(width), heightPx: Number(height), build, freshness: freshness as FreshnessWord };
}
