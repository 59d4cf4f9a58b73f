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

/** A row with its fields as attributes, that can be written, deleted and read again. */
export type Resource<Row extends object, Fields extends Parameters> = Row & ResourceObject<Row, Fields>;

/** What makes such objects. */
export type ResourceClass<Row extends object, Fields extends Parameters> = new (
  endpoint: Endpoint<Row>,
  loaded: Loaded<Row>,
  open: (path: string) => AnyManager,
) => ResourceObject<Row, Fields>;

// The name under which Node asks; other runtimes have no such question.
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** The part of a row that an update sends along, as it came: an unknown status goes back as the word it was. */
const toOwnFields = (raw: AnyRow): Parameters =>
  Object.fromEntries(
    Object.entries(raw).filter(
      (entry): entry is [string, ParameterValue] =>
        !/^(id|links|events|creation_date|.*_count)$/.test(entry[0]) &&
        (Array.isArray(entry[1]) ? entry[1].every(isScalar) : isScalar(entry[1])),
    ),
  );

/** What a resource can do; its fields are attributes beside these methods. */
export class ResourceObject<Row extends object, Fields extends Parameters> {
  readonly #endpoint: Endpoint<Row>;
  readonly #open: (path: string) => AnyManager;
  #loaded: Loaded<Row>;

  constructor(endpoint: Endpoint<Row>, loaded: Loaded<Row>, open: (path: string) => AnyManager) {
    this.#endpoint = endpoint;
    this.#open = open;
    this.#loaded = loaded;
    this.#showFields();
  }

  /** The kind of resource, its id and its name: `scope 1 (eu-west-1)`. */
  toString(): string {
    const { id, name } = this.#loaded.raw;
    const text = [this.#endpoint.path, id].filter(isScalar).join(' ');
    return typeof name === 'string' ? `${text} (${name})` : text;
  }

  /** How Node prints it: the kind of resource and its fields. */
  [INSPECT](depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    return `${this.#endpoint.path} ${inspect(this.toJSON(), { ...options, depth })}`;
  }

  /** The fields as plain data, also those that this client has no type for. */
  toJSON(): Row & AnyRow {
    return { ...this.#loaded.row } as Row & AnyRow;
  }

  /** Reads this resource again, into this object. */
  async refresh(options: CallOptions = {}): Promise<this> {
    return this.#adopt(await this.#endpoint.read(this.#path(), options));
  }

  /**
   * Writes the given fields and reads the result into this object. ProdManager replaces every field, so the others are sent
   * along as this object holds them: `refresh()` first where somebody else may have changed them. Null empties a field.
   *
   * @throws HttpError with what ProdManager says of the fields.
   */
  async update(fields: Partial<Fields>, options: CallOptions = {}): Promise<this> {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    return this.#adopt(
      await this.#endpoint.write(
        `${this.#path()}/update`,
        { ...toOwnFields(this.#loaded.raw), ...given },
        options,
      ),
    );
  }

  /**
   * Deletes this resource.
   *
   * @throws HttpError 403 while other resources depend on it.
   */
  async delete(options: CallOptions = {}): Promise<void> {
    await this.#endpoint.remove(this.#path(), options);
  }

  /** The manager of a path below this resource: on scope 1, `manager('thing')` is that of `/scope/1/thing`. */
  manager(path: string): AnyManager {
    return this.#open(`${this.#path()}/${toApiPath(path)}`);
  }

  /** Writes below this resource and reads the result into this object. */
  protected async write(path: string, form: Parameters, options: CallOptions): Promise<this> {
    return this.#adopt(await this.#endpoint.write(`${this.#path()}/${path}`, form, options));
  }

  #path(): string {
    if (this.#loaded.path === null)
      throw new ProdManagerError('config', 'a row without an id cannot be asked for');
    return this.#loaded.path;
  }

  #adopt(loaded: Loaded<Row>): this {
    for (const field of Object.keys(this)) Reflect.deleteProperty(this, field);
    this.#loaded = loaded;
    this.#showFields();
    return this;
  }

  #showFields(): void {
    for (const [field, value] of Object.entries(this.#loaded.row)) {
      // A field named like a method must not replace it; it is in toJSON().
      if (!(field in this))
        Object.defineProperty(this, field, { value, enumerable: true, configurable: true });
    }
  }
}

/**
 * What every resource is an instance of: `scope instanceof Resource`. Only managers make them.
 *
 * @alias
 */
export const Resource: abstract new (...given: never) => object = ResourceObject;

/** An incident or a maintenance: a {@link Resource} that takes comments. */
export type CommentableResource<Row extends object, Fields extends Parameters> = Row &
  CommentableObject<Row, Fields>;

/** What an incident or a maintenance can do beside what every resource can. */
export class CommentableObject<Row extends object, Fields extends Parameters> extends ResourceObject<
  Row,
  Fields
> {
  /**
   * Adds a comment, public unless told, and reads the resource with it into this object.
   *
   * @see POST /incident/ID/comment, POST /maintenance/ID/comment
   */
  async comment({ comment, internal = false }: CommentFields, options: CallOptions = {}): Promise<this> {
    // ProdManager takes any word but an empty one or `false` for yes, so a public comment says nothing.
    return this.write('comment', { comment, ...(internal && { internal: true }) }, options);
  }
}
