/**
 * The rows of one resource. The list order is cached between changes. New ids are assigned as in SQLite: the highest
 * present id plus one. Rows are immutable.
 */
export class Table<Row extends { readonly id: number }> {
  readonly #rows = new Map<number, Row>();
  readonly #compare: (left: Row, right: Row) => number;
  #highestId = 0;
  #order: number[] | null = null;
  #version = 0;

  /** @param compare - the list order; ties are ordered by id */
  constructor(compare: (left: Row, right: Row) => number) {
    this.#compare = compare;
  }

  /** How many rows there are. */
  get size(): number {
    return this.#rows.size;
  }

  /** A number that changes with every change of the table. */
  get version(): number {
    return this.#version;
  }

  /** The row with this id, if there is one. */
  get(id: number): Row | undefined {
    return this.#rows.get(id);
  }

  /** All rows in the order of their ids. */
  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  /** The rows that pass every test, in list order. */
  list(tests: readonly ((row: Row) => boolean)[] = []): Row[] {
    const rows: Row[] = [];
    for (const id of this.#sorted()) {
      const row = this.#rows.get(id);
      if (row !== undefined && tests.every((test) => test(row))) rows.push(row);
    }
    return rows;
  }

  /** Inserts the row that `make` returns for the next id. */
  insert(make: (id: number) => Row): Row {
    const row = make(this.#highestId + 1);
    this.#highestId = row.id;
    this.#rows.set(row.id, row);
    this.#changed(true);
    return row;
  }

  /** Replaces the row with the same id. */
  replace(row: Row): void {
    const before = this.#rows.get(row.id);
    this.#rows.set(row.id, row);
    this.#changed(before === undefined || this.#compare(before, row) !== 0);
  }

  /** Deletes a row, if there is one with this id. */
  delete(id: number): void {
    if (!this.#rows.delete(id)) return;
    if (id === this.#highestId) this.#highestId = [...this.#rows.keys()].at(-1) ?? 0;
    this.#changed(true);
  }

  #changed(isReordered: boolean): void {
    this.#version += 1;
    if (isReordered) this.#order = null;
  }

  #sorted(): readonly number[] {
    this.#order ??= [...this.#rows.values()]
      .sort((left, right) => this.#compare(left, right) || left.id - right.id)
      .map((row) => row.id);
    return this.#order;
  }
}
