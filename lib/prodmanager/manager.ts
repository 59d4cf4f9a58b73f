import type { z } from 'zod';

import type { Connection } from './connection.ts';
import { Endpoint, type Loaded } from './endpoint.ts';
import { ProdManagerError } from './errors.ts';
import type { CommentFields } from './fields.ts';
import type { Filters } from './filters.ts';
import { List, type ListOptions } from './list.ts';
import type { Parameters, ParameterValue } from './parameters.ts';
import { type CallOptions, toApiPath, toPathPart } from './request.ts';
import { anyRowSchema } from './schemas.ts';
import type { AnyRow } from './wire-types.ts';

/** The manager of an endpoint without types. */
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
   * @param path - the path of the list below `/api`, encoded.
   * @param ItemClass - the class of its items.
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
    // ResourceObject defines the row's fields as properties, which its class type cannot express.
    this.#toItem = (loaded) => new ItemClass(endpoint, loaded, open) as Item;
  }

  /** A lazy list of the rows that match the filters, across all pages. */
  list(filters?: RowFilters, options: ListOptions = {}): List<Row, Item> {
    return new List(this.#endpoint, filters ?? {}, options, this.#toItem);
  }

  /**
   * Reads one resource by id.
   *
   * @throws HttpError 404 where it does not exist.
   */
  async get(id: number | string, options: CallOptions = {}): Promise<Item> {
    return this.#toItem(await this.#endpoint.read(`${this.#endpoint.path}/${toPathPart(id)}`, options));
  }

  /**
   * Counts the rows that match the filters, with one small request.
   *
   * @throws ParseError for the header `x-total` where the response has none.
   */
  async count(filters?: RowFilters, options: CallOptions = {}): Promise<number> {
    const query = { ...filters, per_page: 1, page: 1 };
    return (await this.#endpoint.fetch(this.#endpoint.path, query, options)).count('x-total');
  }

  /**
   * Creates a resource and returns it as ProdManager stored it.
   *
   * @throws HttpError 400 with `reasons` for invalid fields; 403 without the permission.
   */
  async create(fields: NewFields, options: CallOptions = {}): Promise<Item> {
    return this.#toItem(await this.#endpoint.write(`${this.#endpoint.path}/create`, fields, options));
  }
}

/** A manager of any path below `/api`. @param path - encoded. */
export function openManager(connection: Connection, path: string): AnyManager {
  return new Manager(connection, path, anyRowSchema);
}

/** A row with its fields as properties, and methods to update, delete and refresh it. */
export type Resource<Row extends object, Fields extends Parameters> = Row & ResourceObject<Row, Fields>;

export type ResourceClass<Row extends object, Fields extends Parameters> = new (
  endpoint: Endpoint<Row>,
  loaded: Loaded<Row>,
  open: (path: string) => AnyManager,
) => ResourceObject<Row, Fields>;

// Node's key for custom output of util.inspect.
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** The writable fields of a row as the server sent them: an unknown status is sent back unchanged. */
const toOwnFields = (raw: AnyRow): Parameters =>
  Object.fromEntries(
    Object.entries(raw).filter(
      (entry): entry is [string, ParameterValue] =>
        !/^(id|links|events|creation_date|.*_count)$/.test(entry[0]) &&
        (Array.isArray(entry[1]) ? entry[1].every(isScalar) : isScalar(entry[1])),
    ),
  );

/** The methods of a resource. */
export class ResourceObject<Row extends object, Fields extends Parameters> {
  readonly #endpoint: Endpoint<Row>;
  readonly #open: (path: string) => AnyManager;
  #loaded: Loaded<Row>;

  constructor(endpoint: Endpoint<Row>, loaded: Loaded<Row>, open: (path: string) => AnyManager) {
    this.#endpoint = endpoint;
    this.#open = open;
    this.#loaded = loaded;
    this.#defineFields();
  }

  /** Kind, id and name: `scope 1 (eu-west-1)`. */
  toString(): string {
    const { id, name } = this.#loaded.raw;
    const text = [this.#endpoint.path, id].filter(isScalar).join(' ');
    return typeof name === 'string' ? `${text} (${name})` : text;
  }

  /** The output of `console.log` in Node: kind and fields. */
  [INSPECT](depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    return `${this.#endpoint.path} ${inspect(this.toJSON(), { ...options, depth })}`;
  }

  /** The fields as plain data, including those without a type. */
  toJSON(): Row & AnyRow {
    return { ...this.#loaded.row } as Row & AnyRow;
  }

  /** Reads the resource again and updates this object. */
  async refresh(options: CallOptions = {}): Promise<this> {
    return this.#replaceRow(await this.#endpoint.read(this.#path(), options));
  }

  /**
   * Writes the given fields and updates this object with the result; null clears a field. ProdManager replaces every field,
   * so the other fields are sent with their values in this object: call `refresh()` first if they may have changed.
   *
   * @throws HttpError with `reasons` for invalid fields.
   */
  async update(fields: Partial<Fields>, options: CallOptions = {}): Promise<this> {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    return this.#replaceRow(
      await this.#endpoint.write(
        `${this.#path()}/update`,
        { ...toOwnFields(this.#loaded.raw), ...given },
        options,
      ),
    );
  }

  /**
   * Deletes the resource.
   *
   * @throws HttpError 403 while other resources depend on it.
   */
  async delete(options: CallOptions = {}): Promise<void> {
    await this.#endpoint.remove(this.#path(), options);
  }

  /** A manager of a path below this resource: on scope 1, `manager('thing')` manages `/scope/1/thing`. */
  manager(path: string): AnyManager {
    return this.#open(`${this.#path()}/${toApiPath(path)}`);
  }

  /** Posts to a path below this resource and updates this object with the result. */
  protected async write(path: string, form: Parameters, options: CallOptions): Promise<this> {
    return this.#replaceRow(await this.#endpoint.write(`${this.#path()}/${path}`, form, options));
  }

  #path(): string {
    if (this.#loaded.path === null)
      throw new ProdManagerError('config', 'a row without an id has no address');
    return this.#loaded.path;
  }

  #replaceRow(loaded: Loaded<Row>): this {
    for (const field of Object.keys(this)) Reflect.deleteProperty(this, field);
    this.#loaded = loaded;
    this.#defineFields();
    return this;
  }

  #defineFields(): void {
    for (const [field, value] of Object.entries(this.#loaded.row)) {
      // A field must not replace a method of the same name; toJSON() has it.
      if (!(field in this))
        Object.defineProperty(this, field, { value, enumerable: true, configurable: true });
    }
  }
}

/**
 * The class of every resource, for `instanceof`. Instances come from managers only.
 *
 * @alias
 */
export const Resource: abstract new (...given: never) => object = ResourceObject;

/** An incident or a maintenance: a {@link Resource} that takes comments. */
export type CommentableResource<Row extends object, Fields extends Parameters> = Row &
  CommentableObject<Row, Fields>;

/** The methods of an incident or a maintenance: those of every resource, and comments. */
export class CommentableObject<Row extends object, Fields extends Parameters> extends ResourceObject<
  Row,
  Fields
> {
  /**
   * Adds a comment, public by default, and updates this object with the result.
   *
   * @see POST /incident/ID/comment, POST /maintenance/ID/comment
   */
  async comment({ comment, internal = false }: CommentFields, options: CallOptions = {}): Promise<this> {
    // ProdManager reads any value except an empty one and `false` as true, so a public comment omits the field.
    return this.write('comment', { comment, ...(internal && { internal: true }) }, options);
  }
}
