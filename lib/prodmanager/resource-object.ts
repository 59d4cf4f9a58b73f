import { toApiPath } from './api-path.ts';
import type { Endpoint, Loaded } from './endpoint.ts';
import { ProdManagerError } from './errors.ts';
import type { AnyManager } from './manager.ts';
import type { Parameters, ParameterValue } from './parameters.ts';
import type { CallOptions } from './request.ts';
import type { AnyRow } from './wire-types.ts';

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
