import { expect, it } from 'vitest';

import { Table } from '@/lib/sandbox/store/table';

it('sorts once per change, not once per list', () => {
  let comparisons = 0;
  const table = new Table<{ readonly id: number; readonly name: string }>((left, right) => {
    comparisons += 1;
    return left.name.localeCompare(right.name);
  });
  for (const name of ['c', 'a', 'b']) table.insert((id) => ({ id, name }));
  expect(table.list().map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  const afterFirst = comparisons;
  expect(afterFirst).toBeGreaterThan(0);
  for (let round = 0; round < 5; round += 1) table.list([({ id }) => id > 1]);
  expect(comparisons).toBe(afterFirst);
  table.insert((id) => ({ id, name: '0' }));
  expect(table.list().map(({ name }) => name)).toEqual(['0', 'a', 'b', 'c']);
  expect(comparisons).toBeGreaterThan(afterFirst);
});
