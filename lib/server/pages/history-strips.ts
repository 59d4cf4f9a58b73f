import 'server-only';

import { catalogueOf } from '@/lib/language/catalogue';
import { createWords, type Words } from '@/lib/language/words';
import { toLocalMoment } from '@/lib/status/history/moment';
import type { ServiceStrips, ShownStrips } from '@/lib/status/history/strip-view';
import { parseId } from '@/lib/status/model/place';
import { parseSelection } from '@/lib/status/model/selection';
import type { Place, Sections } from '@/lib/status/model/types';
import { limitTo, toProducts, type Area, type Visibility } from '@/lib/status/model/visibility';

import type { ShownSubject } from '../history/read/shown-strips';
import { readInTime } from '../history/read-in-time';
import { getRuntime } from '../runtime';
import { toPagePath } from '../views/get-view';
import { requireViewer } from './guard';
import { readPreferences, toQuery, type PageProps } from './page';

/** The pages that show strips. */
type StripPage = 'scope' | 'service' | 'place' | 'monitor';

const HOUR_MS = 3_600_000;

/** What the component of the strips is rendered with, on the server only. */
export interface StripsProps {
  readonly words: Words;
  /** Null while the history cannot be read. */
  readonly shown: ShownStrips | null;
}

const idsOr = (ids: readonly number[]): readonly string[] | null =>
  ids.length === 0 ? null : ids.map(String);

const atPlace = ({ scopeId, serviceId }: Place): Area => ({
  scopes: [String(scopeId)],
  services: [String(serviceId)],
});

/** What the strips of a page are of; null if it is unknown what that is. */
function toSubject(
  page: StripPage,
  params: Readonly<Record<string, string>>,
  query: URLSearchParams,
  sections: Sections,
  visibility: Visibility,
): ShownSubject | null {
  const visibleIn = (area: Area): ShownSubject => ({
    areas: toProducts(limitTo(visibility, area, sections), sections),
  });
  if (page === 'place') {
    const [serviceId, scopeId] = [parseId(params['service']), parseId(params['scope'])];
    return serviceId === null || scopeId === null ? null : visibleIn(atPlace({ serviceId, scopeId }));
  }
  const id = parseId(params['id']);
  if (id === null) return null;
  if (page === 'monitor') {
    const monitor = sections.monitors.items.find((item) => item.id === id);
    return monitor ? { ...visibleIn(atPlace(monitor)), monitor: id } : null;
  }
  const { selection } = parseSelection(query, sections);
  return visibleIn(
    page === 'scope'
      ? { scopes: [String(id)], services: idsOr(selection.services) }
      : { scopes: idsOr(selection.scopes), services: [String(id)] },
  );
}

/** The words of a page's strips, and the board that they are of. */
async function openFrame(visibility: Visibility) {
  const [{ store }, { language, zone }] = await Promise.all([getRuntime(), readPreferences()]);
  const { sections, timeZone } = store.forVisibility(visibility).snapshot;
  const messages = catalogueOf(language);
  return { sections, words: createWords({ language, messages, timeZone: zone ?? timeZone }) };
}

/** The strips of a page, which are read apart from its view: that one is polled, and the past does not change every few seconds. */
export async function openStrips(
  page: StripPage,
  { params: given, searchParams }: PageProps,
): Promise<StripsProps | null> {
  const params = await given;
  const { visibility } = await requireViewer(toPagePath(page, params));
  const { sections, words } = await openFrame(visibility);
  const subject = toSubject(page, params, toQuery(await searchParams), sections, visibility);
  if (!subject) return null;
  const { pastRecord } = await getRuntime();
  return { words, shown: await readInTime(() => pastRecord.readShownStrips(subject)) };
}

/** The strips of the overview, by service, and what its form for moments of the past begins with. */
export async function openServiceStrips({ searchParams }: PageProps): Promise<{
  readonly words: Words;
  /** The query of the page, and an hour ago as the value of a `datetime-local` field. */
  readonly entry: { readonly search: string; readonly local: string };
  /** Null while the history cannot be read. */
  readonly shown: ServiceStrips | null;
}> {
  const { visibility } = await requireViewer('/');
  const { sections, words } = await openFrame(visibility);
  const query = toQuery(await searchParams);
  const { scopes, services } = parseSelection(query, sections).selection;
  const area = { scopes: idsOr(scopes), services: idsOr(services) };
  const areas = toProducts(limitTo(visibility, area, sections), sections);
  const { pastRecord, store } = await getRuntime();
  return {
    words,
    entry: {
      search: query.toString(),
      local: toLocalMoment(Date.parse(store.time()) - HOUR_MS, words.timeZone),
    },
    shown: await readInTime(() => pastRecord.readServiceStrips(areas)),
  };
}
