import type { FreshnessWord } from '@/lib/status/freshness/freshness';

/** What a screen says of itself with each read of its wall. */
export interface ScreenReport {
  /** Of the window, in pixels of the screen. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** The build of the page that it shows. */
  readonly build: string;
  /** How far what it shows can be believed. */
  readonly freshness: FreshnessWord;
}

/** The header that carries a {@link ScreenReport}: `1920x1080; build=b7; freshness=live`. */
export const REPORT_HEADER = 'screen-report';

const REPORT = /^([1-9]\d{1,4})x([1-9]\d{1,4}); build=([\w.-]{1,64}); freshness=(live|delayed|unknown)$/;

/** A report as the value of {@link REPORT_HEADER}. */
export function formatScreenReport({ widthPx, heightPx, build, freshness }: ScreenReport): string {
  return `${widthPx}x${heightPx}; build=${build}; freshness=${freshness}`;
}

/** A report from the value of {@link REPORT_HEADER}; null where it is not exactly one. */
export function parseScreenReport(header: string | null | undefined): ScreenReport | null {
  const [, width, height, build, freshness] = REPORT.exec(header ?? '') ?? [];
  if (build === undefined || freshness === undefined) return null;
  return { widthPx: Number(width), heightPx: Number(height), build, freshness: freshness as FreshnessWord };
}
