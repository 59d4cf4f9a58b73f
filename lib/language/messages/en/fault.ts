/** What is said where a page could not be drawn. */
export const fault = {
  heading: 'The board could not be drawn',
  hint: 'This is a fault of the dashboard and says nothing about production. The page tries again by itself.',
  reason: 'Its log or the console of this browser holds the reason.',
  again: 'Try again',
  overview: 'Go to the overview',
} as const;
