import 'server-only';

import type { JsonSchema, OpenApi, Operation } from './types';

/** A parameter, or a field of a shape. */
export interface ReferenceField {
  readonly name: string;
  /** What it may be, in short: `integer`, `Scope[]`, `ok | warning`. */
  readonly type: string;
  readonly description: string;
}

/** One call. */
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

/** A description of the API as people read it. */
export interface Reference {
  readonly description: string;
  readonly groups: readonly { readonly name: string; readonly calls: readonly ReferenceCall[] }[];
  readonly shapes: readonly { readonly name: string; readonly fields: readonly ReferenceField[] }[];
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;
const isSchemas = (value: unknown): value is readonly JsonSchema[] =>
  Array.isArray(value) && value.every(isSchema);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a schema allows, in a few words. */
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
  return textOf(type) || 'any';
}

const toFields = ({ properties }: JsonSchema): ReferenceField[] =>
  Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, schema]) =>
    isSchema(schema) ? [{ name, type: toTypeName(schema), description: textOf(schema['description']) }] : [],
  );

function toCall(path: string, method: string, operation: Operation): ReferenceCall {
  const { operationId, summary, description = '', parameters = [], responses } = operation;
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    description,
    parameters: parameters.map(({ name, schema, description: words }) => ({
      name,
      type: toTypeName(schema),
      description: words,
    })),
    answers: Object.entries(responses).map(([status, answer]) => ({
      status,
      type: Object.entries(answer.content ?? {})
        .map(([media, { schema }]) => (media === 'application/json' ? toTypeName(schema) : media))
        .join(),
      description: answer.description,
    })),
  };
}

/** A document as people read it: calls by what they are about, and the shapes that they answer with. */
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
    description: info.description,
    groups: [...groups].map(([name, calls]) => ({ name, calls })),
    shapes: Object.entries(components.schemas)
      // Its schema has an address of its own, and is too deep for a table.
      .filter(([name]) => name !== 'Snapshot')
      .map(([name, schema]) => ({ name, fields: toFields(schema) })),
  };
}
