import fc from 'fast-check';
import { expect, test } from 'vitest';

import { toMonitorList } from '@/lib/status/monitors/monitor-list';
import { createMonitorSearch } from '@/lib/status/monitors/monitor-search';
import { parseMonitorQuery } from '@/lib/status/monitors/monitor-query';
import { arrangePlaces, toPlaceList } from '@/lib/status/places/place-list';
import { searchBoard } from '@/lib/status/search/search-board';

import { freshOf, monitorOf, scopeOf, snapshotOf } from '../samples';

const word = fc.constantFrom('disk', 'łódź', 'eu', 'db7', 'https://db7.example.com/x', 'R-1', 'Frankfurt');
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const optional = fc.option(text);
const monitors = fc.array(
  fc.record({ name: text, description: optional, reference: optional, integration: optional }),
  { maxLength: 30 },
);

test('the list of a kind, which the results link to, finds as many as the search says', () => {
  fc.assert(
    fc.property(monitors, text, optional, text, (given, scope, description, q) => {
      const snapshot = snapshotOf({
        scopes: freshOf([scopeOf({ name: scope, description })]),
        monitors: freshOf(
          given.map((one, index) => monitorOf({ ...one, id: index + 1, url: 'https://db7/' })),
        ),
      });
      const { groups } = searchBoard(snapshot, q, (html) => ({ html, text: html }), 0);
      const totalOf = (kind: string) => groups.find((group) => group.kind === kind)?.total ?? 0;
      const query = new URLSearchParams({ q });
      expect(toMonitorList(snapshot, query, false).matching).toBe(totalOf('monitors'));
      // As the browser searches, which has loaded the whole list.
      const whole = toMonitorList(snapshot, query, true, true);
      const inBrowser = createMonitorSearch(whole.items ?? [])(parseMonitorQuery(query, whole).query);
      expect(inBrowser).toHaveLength(totalOf('monitors'));
      const scopes = toPlaceList(snapshot, 'scopes').items ?? [];
      expect(arrangePlaces(scopes, { q, sort: 'worst' })).toHaveLength(totalOf('scopes'));
    }),
  );
});
