import { ANNOUNCEMENT_LEVELS, type AnnouncementRow } from '../store/rows';
import type { Store } from '../store/store';
import { date, oneOf, optionalText, reference, text } from './fields';
import type { FormInput } from './form-input';
import { after, before, byId, byWord } from './filters';
import { readForm } from './read-form';
import { Refusal, SENTENCES } from '../../prodmanager/protocol/refusal';
import { getOrRefuse, type Resource } from './resource';
import { announcementToWire } from './wire';

/** The resource `announcement`. */
export function announcementResource(store: Store): Resource<AnnouncementRow> {
  const { announcement: table } = store;
  const form = () => ({
    name: text(4),
    description: optionalText,
    level: oneOf(ANNOUNCEMENT_LEVELS),
    scope: reference(store.scope),
    service: reference(store.service),
    start_date: date(store.now),
    end_date: date(store.now),
  });
  const read = (input: FormInput, message: string) => readForm(form(), input, message);
  // The form lets a missing description pass, the database does not: ProdManager answers with its bare 500.
  const withDescription = <T extends { description: string | null }>({ description, ...fields }: T) => {
    if (description === null) throw new Refusal(500, SENTENCES.internal);
    return { ...fields, description };
  };
  return {
    name: 'announcement',
    table,
    filters: {
      level: byWord((row) => row.level, ANNOUNCEMENT_LEVELS),
      scope: byId((row) => row.scope),
      service: byId((row) => row.service),
      start_before: before((row) => row.start_date),
      start_after: after((row) => row.start_date),
      end_before: before((row) => row.end_date),
      end_after: after((row) => row.end_date),
    },
    weather: { read: (row) => row.level, words: ANNOUNCEMENT_LEVELS },
    toWire: (row, { base }) => announcementToWire(row, base),
    create: (input) => {
      const fields = withDescription(read(input, 'Announcement creation failed'));
      return table.insert((id) => ({ ...fields, id, creation_date: store.now }));
    },
    update: (id, input) => {
      const sent = read(input, 'Announcement update failed');
      const known = getOrRefuse({ name: 'announcement', table }, id, 'update');
      table.replace({ ...known, ...withDescription(sent) });
    },
    remove: ({ id }) => table.delete(id),
  };
}
