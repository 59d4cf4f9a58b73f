import 'server-only';

import { ApiError } from '@/lib/prodmanager/protocol/responses';
import type { SourceProblem } from '@/lib/status/model/types';

const ALLOW = 'GET, HEAD, OPTIONS';

/** What a page of another site may read: everything, because everybody may. */
export const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'age, etag, history-looked-through, history-time, retry-after, snapshot-ages, snapshot-time, x-next-page, x-page, x-per-page, x-prev-page, x-total, x-total-pages',
} as const;

/** An answer in JSON that any site may read. */
export const toJsonAnswer = (
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache', ...CORS_HEADERS, ...headers },
  });

/** The answer to a request that writes: this board only reads. */
export function rejectWrite(): Response {
  const message = 'This board only reads: write to ProdManager itself.';
  return toJsonAnswer({ message }, 405, { allow: ALLOW });
}

/** The answer to a browser that asks what a page of another site may do: read. */
export function answerPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: ALLOW,
      ...CORS_HEADERS,
      'access-control-allow-methods': ALLOW,
      'access-control-allow-headers': 'accept, authorization, content-type, if-none-match',
      'access-control-max-age': '86400',
    },
  });
}

const SENTENCES: Readonly<Record<SourceProblem, string>> = {
  unreachable: 'ProdManager cannot be reached.',
  refused: 'ProdManager refuses access to this board.',
  slowed: 'There is no room for this in the budget of requests to ProdManager now.',
  'bad-answer': 'ProdManager answered what this board cannot read.',
};
const RETRY_AFTER_SECONDS: Readonly<Record<SourceProblem, string>> = {
  unreachable: '10',
  refused: '60',
  slowed: '30',
  'bad-answer': '10',
};

/** That something cannot be told now, which is not the same as that there is none. */
export function toUnavailable(name: string, problem: SourceProblem | null): ApiError {
  const because = problem ?? 'unreachable';
  return new ApiError(
    503,
    { message: 'Source not available', reasons: { [name]: [SENTENCES[because]] } },
    { 'retry-after': RETRY_AFTER_SECONDS[because] },
  );
}
