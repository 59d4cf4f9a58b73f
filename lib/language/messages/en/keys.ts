/** Messages of the keyboard shortcuts, and the mark for recent changes. */
export const keys = {
  menu: 'Menu',
  title: 'Keyboard shortcuts',
  close: 'Close',
  then: '{first} then {second}',
  search: 'Search the board',
  searchShort: 'Search',
  help: 'Show this list',
  inMap: 'In the map',
  move: 'Move between cells',
  edges: 'First or last cell of the row; with Ctrl, of the map',
  open: 'Open the cell’s page',
  arrows: 'Arrow keys',
  changed: 'recently changed',
  updated: 'updated {age} ago',
  single: 'Use single-key shortcuts',
} as const;
