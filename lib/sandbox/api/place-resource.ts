import { createPlaceCounter } from '../store/place-counts';
import type { PlaceRow } from '../store/rows';
import type { Store } from '../store/store';
import { optionalText, text } from './fields';
import type { FormInput } from './form-input';
import { toPythonDictionary } from './python-repr';
import { readForm } from './read-form';
import { Refusal } from '../../prodmanager/protocol/refusal';
import { getOrRefuse, titleOf, type Resource } from './resource';
import { placeToWire } from './wire';

const FORM = { name: text(3), description: optionalText };

/** The resource `scope` or `service`: the two sides of the matrix in which everything else stands. */
export function placeResource(store: Store, name: 'scope' | 'service'): Resource<PlaceRow> {
  const table = store[name];
  const countsOf = createPlaceCounter(store, name);

  const read = (input: FormInput, message: string, ownId: number | null) => {
    const fields = readForm(FORM, input, message);
    if (ownId !== null) getOrRefuse({ name, table }, ownId, 'update');
    for (const row of table.values()) {
      if (row.id === ownId || row.name !== fields.name) continue;
      const attributes = toPythonDictionary({ name: fields.name, description: fields.description });
      throw new Refusal(409, {
        message,
        reasons: { [name]: [`Conflict on resource with attributes : ${attributes}`] },
      });
    }
    return fields;
  };

  return {
    name,
    table,
    filters: {},
    toWire: (row, { base }) => placeToWire(row, name, countsOf(row.id), base),
    create: (input) => {
      const fields = read(input, `${titleOf(name)} creation failed`, null);
      return table.insert((id) => ({ ...fields, id }));
    },
    update: (id, input) => {
      const fields = read(input, `${titleOf(name)} update failed`, id);
      table.replace({ ...fields, id });
    },
    remove: ({ id }) => {
      const { monitors, incidents, maintenances, announcements } = countsOf(id);
      if (monitors.ok + monitors.warning + monitors.alert + incidents + maintenances + announcements > 0) {
        throw new Refusal(403, {
          message: `${titleOf(name)} deletion failed`,
          reasons: { [name]: ['This resource is a dependency from other resources'] },
        });
      }
      table.delete(id);
    },
  };
}
