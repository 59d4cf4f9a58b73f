import { z } from 'zod';

const isProxy = (value: string): boolean => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);

const proxyUrl = () =>
  z
    .string()
    .refine(isProxy, {
      error: 'must be the http or https address of a proxy, like http://proxy.example.com:3128',
    })
    .optional();

/** How servers outside are reached, by the names that most programs know; each is read in lower case too. */
export const proxyShape = {
  HTTP_PROXY: proxyUrl(),
  HTTPS_PROXY: proxyUrl(),
  NO_PROXY: z
    .string()
    .regex(/^[\x21-\x7e]+([\s,]+[\x21-\x7e]+)*$/, { error: 'must be host names separated by commas' })
    .optional(),
};

/** The part of the configuration that says how servers outside are reached. */
export type ProxyConfig = Readonly<z.output<z.ZodObject<typeof proxyShape>>>;

/** Whether there is a proxy at all. */
export const hasProxy = ({ HTTP_PROXY, HTTPS_PROXY }: ProxyConfig): boolean =>
  (HTTP_PROXY ?? HTTPS_PROXY) !== undefined;

/** A host of `NO_PROXY` stands for what is below it too: each is named in both forms, because libraries differ in which they need. */
const inBothForms = (host: string): string[] => {
  const bare = host.replace(/^\*?\./, '');
  return bare === '*' ? [bare] : [bare, `.${bare}`];
};

/** Writes what is configured to an environment in the one spelling in which every library finds the same. */
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
