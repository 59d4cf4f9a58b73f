import { z } from 'zod';

const AUDIENCES = ['public', 'internal'] as const;

const isWebUrl = (value: string, protocols: RegExp): boolean => {
  if (!URL.canParse(value) || /\s/.test(value)) return false;
  const { protocol, username, password } = new URL(value);
  return protocols.test(protocol) && username === '' && password === '';
};

/** The secret address of a webhook. @param what Whose, for the error message. */
const secureUrl = (what: string) => {
  const error = `must be the https address of ${what}`;
  return z.string({ error }).refine((value) => isWebUrl(value, /^https:$/) || isLocal(value), { error });
};

const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])$/;

/** Tests and relays on the same machine need no TLS. */
const isLocal = (value: string): boolean =>
  isWebUrl(value, /^http:$/) && LOCAL_HOST.test(new URL(value).hostname);

const plainUrl = (what: string) => {
  const error = `must be the http or https address of ${what}`;
  return z.string({ error }).refine((value) => isWebUrl(value, /^https?:$/), { error });
};

const audience = {
  audience: z.enum(AUDIENCES, { error: `must be one of ${AUDIENCES.join(', ')}` }).default('public'),
};

const SECRET_PREFIX = 'whsec_';
const SECRET_BYTES = [24, 64] as const;

const isSigningSecret = (value: string): boolean => {
  const encoded = value.startsWith(SECRET_PREFIX) ? value.slice(SECRET_PREFIX.length) : '';
  const { length } = Buffer.from(encoded, 'base64');
  return (
    /^[A-Za-z\d+/]+={0,2}$/.test(encoded) &&
    encoded.length % 4 === 0 &&
    length >= SECRET_BYTES[0] &&
    length <= SECRET_BYTES[1]
  );
};

const SECRET_ERROR = `must be ${SECRET_PREFIX} and ${SECRET_BYTES[0]} to ${SECRET_BYTES[1]} bytes in Base64: create them with openssl rand -base64 32`;

// Only what is an address on its own: no lists, names or line breaks, which could add recipients or headers.
const MAIL_ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z\d.-]{1,253}$/i;
const ADDRESS_ERROR = 'must be an e-mail address, like ops@example.com';
const mailAddress = z.string({ error: ADDRESS_ERROR }).regex(MAIL_ADDRESS, { error: ADDRESS_ERROR });

const text = (what: string) => z.string({ error: `must be ${what}` }).min(1, { error: `must be ${what}` });

const slack = z.strictObject({
  type: z.literal('slack'),
  url: secureUrl('an incoming webhook of Slack'),
  ...audience,
});
const teams = z.strictObject({
  type: z.literal('teams'),
  url: secureUrl('a workflow of Teams that posts to a channel when a webhook request is received'),
  ...audience,
});
const mattermost = z.strictObject({
  type: z.literal('mattermost'),
  url: plainUrl('an incoming webhook of Mattermost'),
  ...audience,
});
const discord = z.strictObject({
  type: z.literal('discord'),
  url: secureUrl('a webhook of Discord'),
  ...audience,
});
const webhook = z.strictObject({
  type: z.literal('webhook'),
  url: plainUrl('the receiver'),
  secret: z.string({ error: SECRET_ERROR }).refine(isSigningSecret, { error: SECRET_ERROR }),
  ...audience,
});
const emailFields = z.strictObject({
  type: z.literal('email'),
  host: text('the name of the SMTP server'),
  port: z
    .int({ error: 'must be a port from 1 to 65535' })
    .min(1, { error: 'must be a port from 1 to 65535' })
    .max(65_535, { error: 'must be a port from 1 to 65535' })
    .default(587),
  /** `starttls` and `tls` never send anything unencrypted. */
  security: z
    .enum(['starttls', 'tls', 'none'], { error: 'must be one of starttls, tls, none' })
    .default('starttls'),
  user: text('the user name of the SMTP server').optional(),
  password: text('the password of the SMTP server').optional(),
  from: mailAddress,
  to: z
    .array(mailAddress, { error: 'must be a list of e-mail addresses' })
    .min(1, { error: 'must contain an e-mail address' })
    .max(50, { error: 'must contain at most 50 e-mail addresses' }),
  ...audience,
});

const email = emailFields.superRefine(({ host, security, user, password }, context) => {
  const add = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  if ((user === undefined) !== (password === undefined))
    add(user === undefined ? 'user' : 'password', 'must be set if the other of user and password is');
  if (password !== undefined && security === 'none' && !LOCAL_HOST.test(host))
    add('security', 'must be starttls or tls, or the password would be sent unencrypted');
});

const TYPES = ['slack', 'teams', 'mattermost', 'discord', 'email', 'webhook'] as const;

/** A channel: where notifications are sent to. Contains secrets. */
export const channelSchema = z.discriminatedUnion(
  'type',
  [slack, teams, mattermost, discord, email, webhook],
  {
    error: (issue) =>
      issue.code === 'invalid_union' ? `must be one of ${TYPES.join(', ')}` : 'must be a channel with a type',
  },
);

/** A parsed channel. */
export type ChannelConfig = Readonly<z.output<typeof channelSchema>>;

/** A parsed channel of one type. */
export type ChannelOf<Type extends ChannelConfig['type']> = Extract<ChannelConfig, { readonly type: Type }>;
