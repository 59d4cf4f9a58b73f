/** What is said around the description of the API. */
export const docs = {
  title: 'API',
  machine: 'For machines:',
  openapi: 'OpenAPI 3.1',
  schema: 'JSON Schema of the snapshot',
  contents: 'Contents',
  parameters: 'Parameters',
  answers: 'Answers',
  shapes: 'Shapes',
} as const;
