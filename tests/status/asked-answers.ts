import {
  judgeAnswer,
  NO_EVIDENCE,
  type AnswerAge,
  type TimedAnswer,
} from '@/lib/status/freshness/answer-age';

/** The dashboard's clock is this far ahead of the screen's. */
const AHEAD_MS = 1_700_000_000_000;

/** What a screen asks, and what becomes of it. */
export interface Question {
  readonly askedAtMs: number;
  /** How long the answer took, the first half of it to the dashboard. */
  readonly tripMs?: number;
  /** When the answer was made, where a cache had it. */
  readonly madeAtMs?: number;
  readonly isDirect?: boolean;
  /** How wrong the clock of the instance is that answered. */
  readonly wrongMs?: number;
  /** How wrong the clock of the cache is that sent it. */
  readonly dateWrongMs?: number;
  readonly url?: string;
}

function answerTo(question: Question): TimedAnswer {
  const { askedAtMs, tripMs = 0, isDirect = false, wrongMs = 0, dateWrongMs = 0, url = '/api' } = question;
  const madeAtMs = question.madeAtMs ?? askedAtMs + tripMs / 2;
  const sentAtMs = AHEAD_MS + askedAtMs + tripMs / 2 + dateWrongMs;
  return {
    url,
    isDirect,
    timeMs: AHEAD_MS + madeAtMs + wrongMs,
    dateMs: Math.floor(sentAtMs / 1_000) * 1_000,
    askedAtMs,
    receivedAtMs: askedAtMs + tripMs,
  };
}

/** The ages of answers, each judged with what those before it prove. */
export function judgeAll(questions: readonly Question[], judge = judgeAnswer): readonly AnswerAge[] {
  let evidence = NO_EVIDENCE;
  return questions.map((question) => {
    const age = judge(evidence, answerTo(question));
    evidence = age.evidence;
    return age;
  });
}

/** A page that was opened, and read once past every cache. */
export const first: Question = { askedAtMs: 0, isDirect: true };
