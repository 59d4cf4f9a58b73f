import type { z } from 'zod';

import { toPathPart } from './api-path.ts';
import type { Connection } from './connection.ts';
import { Endpoint, type Loaded } from './endpoint.ts';
import type { Filters } from './filters.ts';
import { List, type ListOptions } from './list.ts';
import type { Parameters } from './parameters.ts';
import type { CallOptions } from './request.ts';
import { type Resource, type ResourceClass, ResourceObject } from './resource-object.ts';
import { anyRowSchema } from './schemas.ts';
import type { AnyRow } from './wire-types.ts';

/** The manager of an endpoint that this client has no types for. */
export type AnyManager = Manager<AnyRow, Filters, Parameters>;

/**
 * Reads and writes one kind of resource; `pm.scope instanceof Manager`.
 *
 * @see GET /R, GET /R/ID, POST /R/create
 */
export class Manager<
  Row extends object,
  RowFilters extends Filters,
  Fields extends Parameters,
  Item extends ResourceObject<Row, Fields> = Resource<Row, Fields>,
  NewFields extends Parameters = Fields,
> {
  readonly #endpoint: Endpoint<Row>;
  readonly #toItem: (loaded: Loaded<Row>) => Item;

  /**
   * @param path - of the list below `/api`, encoded.
   * @param ItemClass - what its rows become.
   */
  constructor(
    connection: Connection,
    path: string,
    schema: z.ZodType<Row>,
    ItemClass: ResourceClass<Row, Fields> = ResourceObject,
  ) {
    const endpoint = new Endpoint(connection, path, schema);
    const open = (subPath: string) => openManager(connection, subPath);
    this.#endpoint = endpoint;
    // The object shows the row's fields as its own, which a class cannot say of itself.
    this.#toItem = (loaded) => new ItemClass(endpoint, loaded, open) as Item;
  }

  /** A lazy list of what passes the filters, across all pages. */
  list(filters?: RowFilters, options: ListOptions = {}): List<Row, Item> {
    return new List(this.#endpoint, filters ?? {}, options, this.#toItem);
  }

  /**
   * One resource by its id.
   *
   * @throws HttpError 404 where there is none.
   */
  async get(id: number | string, options: CallOptions = {}): Promise<Item> {
    return this.#toItem(await this.#endpoint.read(`${this.#endpoint.path}/${toPathPart(id)}`, options));
  }

  /**
   * How many pass the filters, at the price of one small page.
   *
   * @throws ParseError naming the header `x-total` where the answer has none.
   */
  async count(filters?: RowFilters, options: CallOptions = {}): Promise<number> {
    const query = { ...filters, per_page: 1, page: 1 };
    return (await this.#endpoint.fetch(this.#endpoint.path, query, options)).count('x-total');
  }

  /**
   * Creates one, and returns it as ProdManager stored it.
   *
   * @throws HttpError with what ProdManager says of the fields; 403 without the permission to write this kind.
   */
  async create(fields: NewFields, options: CallOptions = {}): Promise<Item> {
    return this.#toItem(await this.#endpoint.write(`${this.#endpoint.path}/create`, fields, options));
  }
}

/**
 * The manager of any path below `/api`.
 *
 * @param path - encoded.
 */
export function openManager(connection: Connection, path: string): AnyManager {
  return new Manager(connection, path, anyRowSchema);
}
