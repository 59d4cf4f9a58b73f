import { z } from 'zod';

const isProxy = (value: string): boolean => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

const proxyUrl = () =>
  z
    .string()
    .refine(isProxy, {
      error: 'must be the http or https address of a proxy, like http://proxy.example.com:3128',
    })
    .optional();

/** Schemas of the proxy variables. Each is read in lower case too. */
export const proxyShape = {
  HTTP_PROXY: proxyUrl(),
  HTTPS_PROXY: proxyUrl(),
  NO_PROXY: z
    .string()
    .regex(/^[\x21-\x7e]+([\s,]+[\x21-\x7e]+)*$/, { error: 'must be host names separated by commas' })
    .optional(),
};

/** The parsed variables of {@link proxyShape}. */
export type ProxyConfig = Readonly<z.output<z.ZodObject<typeof proxyShape>>>;

/** Whether a proxy is configured. */
export const hasProxy = ({ HTTP_PROXY, HTTPS_PROXY }: ProxyConfig): boolean =>
  (HTTP_PROXY ?? HTTPS_PROXY) !== undefined;

/** `NO_PROXY` includes subdomains. Some libraries need a leading dot for that, others must not have one. */
const inBothForms = (host: string): string[] => {
  const bare = host.replace(/^\*?\./, '');
  return bare === '*' ? [bare] : [bare, `.${bare}`];
};

/** Writes the proxy variables to an environment in lower case, which all libraries read the same way. */
export function exportProxies(
  { HTTP_PROXY, HTTPS_PROXY = HTTP_PROXY, NO_PROXY = '' }: ProxyConfig,
  env: Record<string, string | undefined>,
): void {
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy']) {
    delete env[name];
    delete env[name.toUpperCase()];
  }
  if (HTTP_PROXY) env['http_proxy'] = HTTP_PROXY;
  if (HTTPS_PROXY) env['https_proxy'] = HTTPS_PROXY;
  const hosts = NO_PROXY.split(/[\s,]+/).filter((host) => host !== '');
  if (hosts.length > 0) env['no_proxy'] = hosts.includes('*') ? '*' : hosts.flatMap(inBothForms).join(',');
}
