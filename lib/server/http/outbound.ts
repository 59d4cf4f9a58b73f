import http from 'node:http';
import https from 'node:https';

import { Agent, type AgentConnectOpts } from 'agent-base';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';

import type { FetchLike } from '@/lib/prodmanager/index';

import { hasProxy, type ProxyConfig } from '../config/proxy-config';

/** Sends requests to the source. */
export interface OutboundFetch {
  readonly fetch: FetchLike;
  close(): Promise<void>;
}

/** A `fetch` through the configured proxy; null if no proxy is configured, so that the global `fetch` can be used. */
export function openOutboundFetch(config: ProxyConfig): OutboundFetch | null {
  if (!hasProxy(config)) return null;
  // http URLs are requested without a tunnel: many proxies refuse tunnels to ports other than 443.
  const dispatcher = new EnvHttpProxyAgent({ proxyTunnel: false });
  return {
    fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }),
    close: () => dispatcher.destroy(),
  };
}

/** Chooses for each request between a proxy and a direct connection. */
class OutboundAgent extends Agent {
  readonly #http = new http.Agent();
  readonly #https = new https.Agent();

  connect(request: http.ClientRequest, { secureEndpoint }: AgentConnectOpts): http.Agent {
    const host = request.getHeader('host')?.toString() ?? request.host;
    const proxy = getProxyForUrl(`${secureEndpoint ? 'https' : 'http'}://${host}`);
    if (proxy === '') return secureEndpoint ? this.#https : this.#http;
    return secureEndpoint ? new HttpsProxyAgent(proxy) : new HttpProxyAgent(proxy);
  }
}

/**
 * Sends all requests of `node:http` and `node:https` through the configured proxy. The OpenID client of next-auth takes no agent and
 * uses the global one.
 */
export function setGlobalProxyAgents(config: ProxyConfig): void {
  if (!hasProxy(config)) return;
  const agent = new OutboundAgent();
  http.globalAgent = agent;
  https.globalAgent = agent;
}
