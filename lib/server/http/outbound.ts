import 'server-only';

import http from 'node:http';
import https from 'node:https';

import { Agent, type AgentConnectOpts } from 'agent-base';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { EnvHttpProxyAgent, fetch as undiciFetch } from 'undici';

import type { FetchLike } from '@/lib/prodmanager/index';

import { hasProxy, type ProxyConfig } from '../config/proxy-config';

/** How the source is asked. */
export interface OutboundFetch {
  readonly fetch: FetchLike;
  close(): Promise<void>;
}

/** A `fetch` that goes through the configured proxy; null where there is none, and the runtime's own will do. */
export function openOutboundFetch(config: ProxyConfig): OutboundFetch | null {
  if (!hasProxy(config)) return null;
  // A proxy is asked for http addresses in the plain way: many refuse tunnels to any port but 443.
  const dispatcher = new EnvHttpProxyAgent({ proxyTunnel: false });
  return {
    fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }),
    close: () => dispatcher.destroy(),
  };
}

/** Decides for each request whether it goes through a proxy. */
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
 * Sends what is asked for with `node:http` and `node:https` through the configured proxy. The library that talks to an OpenID provider
 * takes no agent whole, but asks with that of its process.
 */
export function sendThroughProxy(config: ProxyConfig): void {
  if (!hasProxy(config)) return;
  const agent = new OutboundAgent();
  http.globalAgent = agent;
  https.globalAgent = agent;
}
