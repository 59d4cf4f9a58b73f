/** Messages of the page about subscriptions and embedding. */
export const outputs = {
  service: 'Service',
  scope: 'Scope',
  allServices: 'All services',
  allScopes: 'All scopes',
  show: 'Show',
  feeds: 'Feeds and calendar',
  /** The name of what is embedded. */
  status: 'Production status',
  badge: 'Badge',
  badgeHint: 'For a README or a wiki, as Markdown.',
  banner: 'Banner',
  bannerHint: 'At the top of a page, only while something is wrong.',
  frame: 'Frame',
  frameHint: 'The status inside another page.',
  frameBlocked: 'Other sites may not show this board yet: its operator names them in {variable}.',
  picture: 'Picture',
  pictureHint: 'For chats and mail. It shows the time of its data.',
  programs: 'For programs',
  statuspage: 'In the format of Statuspage, for the whole board:',
  snapshot: 'The board, or the chosen part of it, as JSON:',
  reference: 'All of the API',
} as const;
