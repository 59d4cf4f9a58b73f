/** Messages of the error page. */
export const fault = {
  heading: 'Something went wrong displaying the board',
  hint: 'This is a problem with the dashboard and says nothing about production. The page retries automatically.',
  reason: 'Details are in the dashboard’s log or in this browser’s console.',
  again: 'Try again',
  overview: 'Go to the overview',
} as const;
