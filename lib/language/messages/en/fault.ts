/** What is said where a page could not be drawn. */
export const fault = {
  title: 'Something went wrong',
  heading: 'The board could not be drawn',
  hint: 'This is a fault of the dashboard and says nothing about production. Its log holds the reason.',
  again: 'Try again',
  overview: 'Go to the overview',
} as const;
