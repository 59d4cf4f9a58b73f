import {
  announcementState,
  incidentState,
  maintenanceState,
  monitorState,
  placeState,
  type ItemState,
} from '@/lib/language/item-state';
import { verdictSentence } from '@/lib/language/verdict-sentence';
import type { Words } from '@/lib/language/words';
import type { Placed } from '@/lib/status/model/place';
import type { Place, SectionName } from '@/lib/status/model/types';
import type {
  AnnouncementDetails,
  DetailPage,
  IncidentDetails,
  MaintenanceDetails,
} from '@/lib/status/notices/notice-details';

import type { ItemView, ViewOf } from '../views/view-routes';

/** An item for a preview of its page. */
export interface DescribedItem {
  readonly name: string;
  readonly state: ItemState;
  /** Where it is, or what it counts; may be empty. */
  readonly details: string;
  /** The section that it was read with; `all` for those that the verdict is derived from. */
  readonly section: SectionName | 'all';
  /** When it was read from the archive; null if it is part of the board. */
  readonly readAt: string | null;
}

/** The context in which items are described. */
export interface DescribeContext {
  readonly words: Words;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

type Toward<View, Context = DescribeContext> = (view: View, context: Context) => DescribedItem | null;

const whereOf = ({ service, scope }: Placed<Place>, { t }: Words): string =>
  t('board.place', { service, scope });

/** Describes a notice by its state; null if it cannot be read now. */
const notice =
  <Item extends Placed<Place> & { readonly name: string }>(
    section: SectionName,
    toState: (item: Item, nowMs: number, words: Words) => ItemState,
  ): Toward<DetailPage<Item>> =>
  ({ found }, { words, nowMs }) =>
    found.state === 'unavailable'
      ? null
      : {
          name: found.item.name,
          state: toState(found.item, nowMs, words),
          details: whereOf(found.item, words),
          section,
          readAt: found.readAt,
        };

const dimension: Toward<ViewOf<'scope'>> = ({ place, verdict, counts }, { words: { t } }) => ({
  name: place.name,
  state: {
    tone: verdict.level === 'empty' ? 'neutral' : verdict.level,
    parts: [{ text: verdictSentence(verdict, t) }],
  },
  details: verdict.kind === 'unread' ? '' : t('board.okCount', { count: counts.ok }),
  section: 'all',
  readAt: null,
});

const DESCRIBE: { readonly [Name in ItemView]: Toward<ViewOf<Name>> } = {
  scope: dimension,
  service: dimension,
  place: (view, { words, nowMs }) => ({
    name: whereOf(view.place, words),
    state: placeState(view, nowMs, words),
    details: '',
    section: 'all',
    readAt: null,
  }),
  monitor: ({ monitor, observedSince }, { words, nowMs }) =>
    monitor && {
      name: monitor.name,
      state: monitorState({ ...monitor, observedSince }, nowMs, words),
      details: whereOf(monitor, words),
      section: 'all',
      readAt: null,
    },
  incident: notice<IncidentDetails>('incidents', incidentState),
  maintenance: notice<MaintenanceDetails>('maintenances', maintenanceState),
  announcement: notice<AnnouncementDetails>('announcements', announcementState),
};

/** Describes the item of a view; null if it cannot be read now. */
export const describeItem = <Name extends ItemView>(
  name: Name,
  view: ViewOf<Name>,
  context: DescribeContext,
): DescribedItem | null => DESCRIBE[name](view, context);
