import type { JsonSchema, OpenApi, Operation } from './types';

/** A parameter, or a property of a schema. */
export interface ReferenceField {
  readonly name: string;
  /** A short form of the type: `integer`, `Scope[]`, `ok | warning`. */
  readonly type: string;
  readonly description: string;
}

/** One operation. */
export interface ReferenceCall {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ReferenceField[];
  readonly answers: readonly {
    readonly status: string;
    readonly type: string;
    readonly description: string;
  }[];
}

/** The API reference as the page `/api-docs` shows it. All texts are plain, without Markdown. */
export interface Reference {
  readonly description: string;
  readonly groups: readonly { readonly name: string; readonly calls: readonly ReferenceCall[] }[];
  readonly shapes: readonly { readonly name: string; readonly fields: readonly ReferenceField[] }[];
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;
const isSchemas = (value: unknown): value is readonly JsonSchema[] =>
  Array.isArray(value) && value.every(isSchema);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const withoutBackticks = (text: unknown): string => textOf(text).replaceAll('`', '');

function toTypeName(schema: JsonSchema): string {
  const { $ref: reference, enum: words, const: only, anyOf, items, type, properties } = schema;
  if (typeof reference === 'string') return reference.split('/').at(-1) ?? '';
  if (Array.isArray(words)) return words.map(String).join(' | ');
  if (only !== undefined) return JSON.stringify(only);
  if (isSchemas(anyOf)) return anyOf.map(toTypeName).join(' | ');
  if (type === 'array' && isSchema(items)) {
    const name = toTypeName(items);
    return name.includes(' ') ? `(${name})[]` : `${name}[]`;
  }
  if (type === 'object' && isSchema(properties)) {
    const fields = Object.entries(properties).map(([name, value]) =>
      isSchema(value) ? `${name}: ${toTypeName(value)}` : name,
    );
    return `{ ${fields.join(', ')} }`;
  }
  return Array.isArray(type) ? type.map(String).join(' | ') : textOf(type) || 'any';
}

const toFields = ({ properties }: JsonSchema): ReferenceField[] =>
  Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, schema]) =>
    isSchema(schema)
      ? [{ name, type: toTypeName(schema), description: withoutBackticks(schema['description']) }]
      : [],
  );

function toCall(path: string, method: string, operation: Operation): ReferenceCall {
  const { operationId, summary, description, parameters = [], responses } = operation;
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary: withoutBackticks(summary),
    description: withoutBackticks(description),
    parameters: parameters.map(({ name, schema, description: text }) => ({
      name,
      type: toTypeName(schema),
      description: withoutBackticks(text),
    })),
    answers: Object.entries(responses).map(([status, response]) => ({
      status,
      type: Object.entries(response.content ?? {})
        .map(([media, { schema }]) => (media === 'application/json' ? toTypeName(schema) : media))
        .join(),
      description: withoutBackticks(response.description),
    })),
  };
}

/** The API reference of an OpenAPI document: operations grouped by tag, and the schemas they return. */
export function toReference({ info, paths, components }: OpenApi): Reference {
  const groups = new Map<string, ReferenceCall[]>();
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const [tag] = operation.tags;
      const call = toCall(path, method, operation);
      groups.set(tag, [...(groups.get(tag) ?? []), call]);
    }
  }
  return {
    description: withoutBackticks(info.description),
    groups: [...groups].map(([name, calls]) => ({ name, calls })),
    shapes: Object.entries(components.schemas)
      // Too deep for a table; it has its own address.
      .filter(([name]) => name !== 'Snapshot')
      .map(([name, schema]) => ({ name, fields: toFields(schema) })),
  };
}
