/** What is said where the server does not answer what it was asked for. */
export const edge = {
  malformed: 'This address is malformed.',
  missing: 'There is nothing here.',
  onlyRead: 'This address can only be read.',
  longBody: 'What was sent is too long.',
  longAddress: 'The address is too long.',
  manyQuestions: 'Too many history requests. Try again in a minute.',
  broken: 'This could not be drawn. It is a fault of the dashboard and says nothing about production.',
  busy: 'Too much is asked for at once. Try again in a second.',
} as const;
