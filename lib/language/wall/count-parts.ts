import type { Translate } from '../translate';

/** A piece of a line of counts, and what colours it. */
export interface CountPart {
  readonly text: string;
  readonly tone: 'alert' | 'warning' | 'neutral';
}

const KEYS = { alert: 'board.alertCount', warning: 'board.warningCount' } as const;

/** A line of counts in pieces: what counts alerts and warnings is told from the rest, where there are any. The pieces are the line. */
export function countParts(line: string, t: Translate): readonly CountPart[] {
  return line.split(/( · | — |: )/).map((text): CountPart => {
    const count = Number(text.replaceAll(/\D/g, ''));
    const isOf = (tone: keyof typeof KEYS): boolean => count > 0 && t(KEYS[tone], { count }) === text;
    return { text, tone: isOf('alert') ? 'alert' : isOf('warning') ? 'warning' : 'neutral' };
  });
}
