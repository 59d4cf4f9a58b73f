/** What is said of searching, filtering and paging wherever there is a list. */
export const list = {
  search: 'Search',
  filters: 'Filters',
  apply: 'Apply',
  chosen: { one: '{count} chosen', other: '{count} chosen' },
  remove: 'Without {name}',
  clear: 'Clear all',
  leftOut: 'Left out, because it means nothing here: {filters}',
  paging: 'Pages of the list',
  previous: 'Previous',
  next: 'Next',
  page: 'Page {page} of {pages}',
} as const;
