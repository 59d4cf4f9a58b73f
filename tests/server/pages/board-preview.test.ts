import { expect, test } from 'vitest';

import { readEmbedBoard } from '@/lib/server/api/embed/embed-board';
import { describeBoard } from '@/lib/server/pages/board-preview';

import { freshOf, maintenanceOf, monitorOf } from '../../status/samples';
import { EVERYONE, OLD_MS, storeOf } from '../api/embed/store-of';

const previewOf = (query = '', store = storeOf()) =>
  describeBoard(readEmbedBoard(new Request(`http://board.test/api/board.png${query}`), store, EVERYONE));

test('a picture has the state, the counts and the time with its date', () => {
  const { title, picture } = previewOf();
  expect(title).toBe('Payments is failing in us-east-1');
  expect(picture).toMatchObject({
    board: 'Production',
    level: 'alert',
    headline: 'Failing',
    details: '1 alert · 2 ok',
  });
  expect(picture.time).toMatch(/^as of .*2027.*08:00.* UTC$/);
});

test('a picture of a part says which, in the language of the query', () => {
  const { picture, language } = previewOf('?scope=1&lang=fr');
  expect([picture.board, picture.level, picture.headline, language]).toEqual([
    'Production – eu-west-1',
    'ok',
    'Tout est OK',
    'fr',
  ]);
});

test('a picture shows a maintenance, and no old state as if it were current', () => {
  const monitors = freshOf([monitorOf()]);
  const maintenances = freshOf([maintenanceOf({ status: 'in-progress' })]);
  expect(previewOf('', storeOf({ monitors, maintenances })).picture.headline).toBe('Under maintenance');
  const { title, picture } = previewOf('', storeOf({ monitors }, OLD_MS));
  expect([title, picture.level, picture.headline]).toEqual(['Status unknown', 'unknown', 'Status unknown']);
  expect(picture.time).toContain('07:57');
});
