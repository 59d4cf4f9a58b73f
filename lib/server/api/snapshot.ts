import 'server-only';

import { filterBoard, parseSelection } from '@/lib/status/model/selection';

import type { Viewer } from '../auth/viewer';
import { CORS_HEADERS, toJsonAnswer, toUnavailable } from './read-api/answers';
import { respondWithBoard } from '../http/respond';
import { toPublished, type SnapshotStore } from '../snapshot/snapshot-store';

/**
 * The snapshot as the viewer may see it, cut down to the scopes and services that the query names. A name that means nothing is refused: without it the
 * answer would be a wider one than was asked for.
 */
export function respondWithSnapshot(
  request: Request,
  store: Pick<SnapshotStore, 'forVisibility' | 'ages' | 'time'>,
  { visibility }: Pick<Viewer, 'visibility'>,
): Response {
  const published = store.forVisibility(visibility);
  const { sections } = published.snapshot;
  const { selection, problems } = parseSelection(new URL(request.url).searchParams, sections);
  const [problem] = problems;
  if (problem) {
    const { parameter, value } = problem;
    const unread = parameter === 'scope' ? sections.scopes : sections.services;
    if (unread.state === 'unavailable') {
      const { body, status, headers } = toUnavailable(parameter, unread.problem);
      return toJsonAnswer(body, status, headers);
    }
    const reasons = { [parameter]: [`There is no ${parameter} ${JSON.stringify(value)}.`] };
    return toJsonAnswer({ message: 'Snapshot failed', reasons }, 400);
  }
  const cut = filterBoard(published.snapshot, selection);
  const { version: _, ...content } = cut;
  const { body, etag } = cut === published.snapshot ? published : toPublished(content);
  const response = respondWithBoard(request, { body, etag, ages: store.ages(), time: store.time() });
  for (const [name, value] of Object.entries(CORS_HEADERS)) response.headers.set(name, value);
  return response;
}
