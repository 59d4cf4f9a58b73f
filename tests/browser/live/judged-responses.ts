import {
  type ResponseAge,
  judgeResponse,
  NO_EVIDENCE,
  type TimedResponse,
} from '@/lib/browser/live/response-age';

/** The dashboard's clock is this far ahead of the screen's. */
const AHEAD_MS = 1_700_000_000_000;

/** A request of a screen, and how the response arrives. */
export interface ScriptedRequest {
  readonly requestedAtMs: number;
  /** Round trip time; the request takes half of it. */
  readonly tripMs?: number;
  /** Time at which the response was created, if it comes from a cache. */
  readonly madeAtMs?: number;
  readonly isDirect?: boolean;
  /** Clock error of the instance that responds. */
  readonly wrongMs?: number;
  /** Clock error of the cache that sends the response. */
  readonly dateWrongMs?: number;
  readonly url?: string;
}

function answerTo(question: ScriptedRequest): TimedResponse {
  const {
    requestedAtMs,
    tripMs = 0,
    isDirect = false,
    wrongMs = 0,
    dateWrongMs = 0,
    url = '/api',
  } = question;
  const madeAtMs = question.madeAtMs ?? requestedAtMs + tripMs / 2;
  const sentAtMs = AHEAD_MS + requestedAtMs + tripMs / 2 + dateWrongMs;
  return {
    url,
    isDirect,
    timeMs: AHEAD_MS + madeAtMs + wrongMs,
    dateMs: Math.floor(sentAtMs / 1_000) * 1_000,
    requestedAtMs,
    receivedAtMs: requestedAtMs + tripMs,
  };
}

/** The ages of responses, each judged with the evidence of the previous ones. */
export function judgeAll(
  questions: readonly ScriptedRequest[],
  judge = judgeResponse,
): readonly ResponseAge[] {
  let evidence = NO_EVIDENCE;
  return questions.map((question) => {
    const age = judge(evidence, answerTo(question));
    evidence = age.evidence;
    return age;
  });
}

/** A page that was opened, and read once without caches. */
export const first: ScriptedRequest = { requestedAtMs: 0, isDirect: true };
