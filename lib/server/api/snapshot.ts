import { filterBoard, parseSelection } from '@/lib/status/model/selection';

import type { Viewer } from '../auth/viewer';
import { respondWithBoard } from '../http/respond';
import { toPublished, type SnapshotStore } from '../snapshot/snapshot-store';
import { CORS_HEADERS, toJsonResponse, toUnavailable } from './read-api/responses';

/**
 * The snapshot, filtered by the visibility of the viewer and the scopes and services in the query. An unknown scope or service is a 400:
 * ignoring it would return more than requested.
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
    const section = parameter === 'scope' ? sections.scopes : sections.services;
    if (section.state === 'unavailable') {
      const { body, status, headers } = toUnavailable(parameter, section.problem);
      return toJsonResponse(body, status, headers);
    }
    const reasons = { [parameter]: [`There is no ${parameter} ${JSON.stringify(value)}.`] };
    return toJsonResponse({ message: 'Snapshot failed', reasons }, 400);
  }
  const selected = filterBoard(published.snapshot, selection);
  const { version: _, ...content } = selected;
  const { body, etag } = selected === published.snapshot ? published : toPublished(content);
  const response = respondWithBoard(request, { body, etag, ages: store.ages(), time: store.time() });
  for (const [name, value] of Object.entries(CORS_HEADERS)) response.headers.set(name, value);
  return response;
}
