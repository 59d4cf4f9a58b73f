import type { ChannelConfig } from '../../config/notify-channels';
import { post, type Outcome, type PostOptions } from './post';
import type { Rendered } from './rendered';
import { toDiscord } from './discord';
import { createMailer } from './email';
import { toMattermost } from './mattermost';
import { toSlack } from './slack';
import { toTeams } from './teams';
import { toSignedWebhook } from './webhook';

/** An open channel. */
export interface Channel {
  /** How many events a message shows. */
  readonly maxItems: number;
  /** Sends a message. */
  readonly send: (message: Rendered) => Promise<Outcome>;
}

const CHAT_ITEMS = 10;

/** Opens a channel. */
export function openChannel(config: ChannelConfig, options: PostOptions): Channel {
  const postJson = (toBody: (message: Rendered) => unknown, url: string): Channel => ({
    maxItems: CHAT_ITEMS,
    send: (message) => post({ url, body: JSON.stringify(toBody(message)) }, options),
  });
  switch (config.type) {
    case 'slack':
      return postJson(toSlack, config.url);
    case 'teams':
      return postJson(toTeams, config.url);
    case 'mattermost':
      return postJson(toMattermost, config.url);
    case 'discord':
      return postJson(toDiscord, config.url);
    case 'email':
      return { maxItems: Infinity, send: createMailer(config, options.timeoutMs) };
    case 'webhook':
      return {
        maxItems: Infinity,
        send: (message) =>
          post({ url: config.url, ...toSignedWebhook(message, config.secret, options.now()) }, options),
      };
  }
}
