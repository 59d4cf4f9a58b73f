/** A service of the estate, and what its incidents are called. */
export interface ServiceProfile {
  readonly name: string;
  /** What the names of its monitors begin with. */
  readonly slug: string;
  readonly description: string;
  readonly troubles: readonly [string, ...string[]];
}

/** The services: names from 3 to 60 characters, with accents, and one written from right to left. */
export const SERVICES: readonly ServiceProfile[] = [
  {
    name: 'Accounts',
    slug: 'accounts',
    description: 'Sign-in, sessions and profiles',
    troubles: ['Sign-in fails for some customers', 'Password resets arrive late'],
  },
  {
    name: 'API',
    slug: 'api',
    description: 'The public gateway, **REST** and GraphQL',
    troubles: ['Elevated rate of 502 answers', 'Webhooks are delivered late'],
  },
  {
    name: 'Checkout',
    slug: 'checkout',
    description: 'Basket, taxes and placing of orders',
    troubles: ['Orders are confirmed twice', 'The basket loads slowly'],
  },
  {
    name: 'Fidélité & coupons',
    slug: 'loyalty',
    description: 'Points, vouchers and campaigns',
    troubles: ['Vouchers are refused at the till', 'Points are credited late'],
  },
  {
    name: 'Image delivery',
    slug: 'images',
    description: 'Resizing and delivery of product pictures',
    troubles: ['Product pictures load slowly', 'New pictures stay blank'],
  },
  {
    name: 'Invoicing',
    slug: 'invoicing',
    description: 'Invoices, credit notes and their archive',
    troubles: ['Invoices of last night are missing', 'Downloads of invoices time out'],
  },
  {
    name: 'Notifications',
    slug: 'notifications',
    description: 'E-mail, text messages and push',
    troubles: ['Confirmation e-mails are delayed', 'Text messages do not arrive'],
  },
  {
    name: 'Object storage',
    slug: 'storage',
    description: 'Files of customers and backups',
    troubles: ['Uploads larger than 1 GB fail', 'Reads are slower than usual'],
  },
  {
    name: 'Payments',
    slug: 'payments',
    description: 'Cards, transfers and refunds',
    troubles: ['Card payments time out', 'Refunds are stuck in review'],
  },
  {
    name: 'Search',
    slug: 'search',
    description: 'Product search and suggestions',
    troubles: ['Search results are hours old', 'Suggestions are slow to appear'],
  },
  {
    name: 'Warehouse synchronisation and stock reservation (legacy EDI)',
    slug: 'warehouse',
    description: 'Stock levels and reservations, exchanged with partners over EDI',
    troubles: ['Stock levels are out of date', 'Partner files are rejected'],
  },
  {
    name: 'خدمة العملاء',
    slug: 'support',
    description: 'Customer service: chat, calls and tickets',
    troubles: ['الدردشة لا تستجيب', 'Calls are dropped while being transferred'],
  },
];
