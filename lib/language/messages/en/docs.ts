/** Headings of the API reference. */
export const docs = {
  title: 'API',
  machine: 'Machine-readable:',
  openapi: 'OpenAPI 3.1',
  schema: 'JSON Schema of the snapshot',
  contents: 'Contents',
  parameters: 'Parameters',
  answers: 'Responses',
  shapes: 'Schemas',
} as const;
