import { ApiError } from '@/lib/prodmanager/protocol/responses';
import type { SourceProblem } from '@/lib/status/model/types';

/** Lets pages of any site read a response. */
export const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'age, etag, history-looked-through, history-time, retry-after, snapshot-ages, snapshot-time, x-next-page, x-page, x-per-page, x-prev-page, x-total, x-total-pages',
} as const;

/** A response in JSON that pages of any site may read. */
export const toJsonResponse = (
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache', ...CORS_HEADERS, ...headers },
  });

const REASONS: Readonly<
  Record<SourceProblem, { readonly reason: string; readonly retryAfterSeconds: number }>
> = {
  unreachable: { reason: 'ProdManager cannot be reached.', retryAfterSeconds: 10 },
  refused: { reason: 'ProdManager denies access to this board.', retryAfterSeconds: 60 },
  slowed: { reason: 'The rate limit of ProdManager is used up.', retryAfterSeconds: 30 },
  'bad-answer': { reason: 'ProdManager sent a response that cannot be read.', retryAfterSeconds: 10 },
};

/** 503: the resource may exist, but cannot be read from the source at the moment. */
export function toUnavailable(resource: string, problem: SourceProblem | null): ApiError {
  const { reason, retryAfterSeconds } = REASONS[problem ?? 'unreachable'];
  return new ApiError(
    503,
    { message: 'Source not available', reasons: { [resource]: [reason] } },
    { 'retry-after': String(retryAfterSeconds) },
  );
}
