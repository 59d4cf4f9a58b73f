/** Error messages of the edge. */
export const edge = {
  malformed: 'This URL is malformed.',
  missing: 'Page not found.',
  onlyRead: 'This URL is read-only.',
  longBody: 'The request body is too long.',
  longAddress: 'This URL is too long.',
  manyQuestions: 'Too many history requests. Try again in a minute.',
  broken:
    'Something went wrong displaying this page. This is a problem with the dashboard and says nothing about production.',
  busy: 'Too many requests. Try again in a second.',
} as const;
