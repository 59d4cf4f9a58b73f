/** What is said of getting around with the keyboard, and of what changed meanwhile. */
export const keys = {
  menu: 'Menu',
  title: 'Keyboard shortcuts',
  close: 'Close',
  then: '{first} then {second}',
  search: 'Search this page',
  help: 'Show this list',
  inMap: 'In the map',
  move: 'Move from cell to cell',
  edges: 'First or last cell of the row; with Ctrl, of the map',
  open: 'Open the monitors of the cell',
  arrows: 'Arrow keys',
  changed: 'changed just now',
  updated: 'updated {age} ago',
  single: 'Use single-key shortcuts',
} as const;
