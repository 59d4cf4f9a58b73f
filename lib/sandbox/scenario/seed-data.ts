/** The seed data of a scope. */
export interface ScopeProfile {
  readonly name: string;
  readonly description: string | null;
  /** The probability that a service does not run in this scope, from 0 to 1. */
  readonly gaps: number;
}

/** The scopes: mostly regions, and two with few services. */
export const SCOPES: readonly ScopeProfile[] = [
  { name: 'eu-west-1', description: 'Ireland, primary region', gaps: 0 },
  { name: 'eu-central-1', description: 'Frankfurt', gaps: 0 },
  { name: 'us-east-1', description: 'Virginia, partner traffic', gaps: 0.05 },
  { name: 'us-west-2', description: 'Oregon', gaps: 0.05 },
  { name: 'ap-south-1', description: null, gaps: 0.1 },
  { name: 'ap-northeast-1', description: 'Tokyo', gaps: 0.1 },
  { name: 'sa-east-1', description: 'São Paulo', gaps: 0.15 },
  { name: 'Zürich', description: 'Own data centre, for data residency', gaps: 0.4 },
  { name: 'lab', description: 'Pre-release versions, *no SLA*', gaps: 0.5 },
];

/** The seed data of a service, and the names of its incidents. */
export interface ServiceProfile {
  readonly name: string;
  /** The prefix of its monitors' names. */
  readonly slug: string;
  readonly description: string;
  readonly troubles: readonly [string, ...string[]];
}

/** The services: names of 3 to 60 characters, some with accents, one written from right to left. */
export const SERVICES: readonly ServiceProfile[] = [
  {
    name: 'Accounts',
    slug: 'accounts',
    description: 'Sign-in, sessions and profiles',
    troubles: ['Sign-in fails for some customers', 'Delayed password reset e-mails'],
  },
  {
    name: 'API',
    slug: 'api',
    description: 'The public gateway, **REST** and GraphQL',
    troubles: ['Elevated 502 error rate', 'Delayed webhook deliveries'],
  },
  {
    name: 'Checkout',
    slug: 'checkout',
    description: 'Basket, taxes and orders',
    troubles: ['Duplicate order confirmations', 'Slow basket page'],
  },
  {
    name: 'Fidélité & coupons',
    slug: 'loyalty',
    description: 'Points, vouchers and campaigns',
    troubles: ['Vouchers rejected at checkout', 'Loyalty points credited late'],
  },
  {
    name: 'Image delivery',
    slug: 'images',
    description: 'Resizing and delivery of product images',
    troubles: ['Product images load slowly', 'New images are not displayed'],
  },
  {
    name: 'Invoicing',
    slug: 'invoicing',
    description: 'Invoices, credit notes and their archive',
    troubles: ['Last night’s invoices are missing', 'Invoice downloads time out'],
  },
  {
    name: 'Notifications',
    slug: 'notifications',
    description: 'E-mail, text messages and push',
    troubles: ['Confirmation e-mails delayed', 'Text messages not delivered'],
  },
  {
    name: 'Object storage',
    slug: 'storage',
    description: 'Customer files and backups',
    troubles: ['Uploads over 1 GB fail', 'Slow reads'],
  },
  {
    name: 'Payments',
    slug: 'payments',
    description: 'Cards, transfers and refunds',
    troubles: ['Card payments time out', 'Refunds stuck in review'],
  },
  {
    name: 'Search',
    slug: 'search',
    description: 'Product search and suggestions',
    troubles: ['Search results out of date', 'Slow search suggestions'],
  },
  {
    name: 'Warehouse synchronisation and stock reservation (legacy EDI)',
    slug: 'warehouse',
    description: 'Stock levels and reservations, exchanged with partners over EDI',
    troubles: ['Stock levels out of date', 'Partner files rejected'],
  },
  {
    name: 'خدمة العملاء',
    slug: 'support',
    description: 'Customer service: chat, calls and tickets',
    troubles: ['الدردشة لا تستجيب', 'Calls dropped during transfer'],
  },
];

/** Markdown that attempts cross-site scripting. */
export const HOSTILE_MARKDOWN = [
  'Looks harmless <script>document.title="owned"</script> and is not.',
  '',
  '<img src=x onerror="document.title=\'owned\'"> [click me](javascript:document.title="owned")',
  '',
  '<iframe src="https://evil.example.com"></iframe> ![pixel](https://evil.example.com/pixel.gif)',
].join('\n');

/** A script URL that passes ProdManager's form validation. */
export const HOSTILE_LINK = 'javascript://metrics.example.com/%0adocument.title="owned"';
