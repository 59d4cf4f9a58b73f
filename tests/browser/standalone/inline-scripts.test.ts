import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

import { parse, tokenizer } from 'acorn';
import { describe, expect, test } from 'vitest';

import { inlineScript } from '@/lib/server/http/inline-scripts';
import { liteStyle } from '@/lib/server/pages/lite-wall/lite-style';
import { PAIRING_STYLE } from '@/lib/server/screens/pairing-style';

const SCRIPTS = [
  'wall-guard',
  'lite-wall',
  'pairing',
  'warm-up',
  'moment-slider',
  'embed',
  'embed-banner',
] as const;
const BUDGETS = {
  'wall-guard': 760,
  'lite-wall': 4_900,
  pairing: 930,
  'warm-up': 160,
  'moment-slider': 1_400,
  embed: 1_500,
  'embed-banner': 1_700,
} as const;

/** Globals that a browser of 2009 lacks. */
const NEW_GLOBALS =
  `Symbol Map Set WeakMap WeakSet Promise Proxy Reflect BigInt Intl globalThis fetch Headers Request Response URL
  URLSearchParams AbortController AbortSignal queueMicrotask structuredClone requestIdleCallback MutationObserver ResizeObserver`.split(
    /\s+/,
  );
const NEW_DOM_METHODS = 'append prepend closest matches remove replaceWith replaceChildren classList'.split(
  ' ',
);
const ES5_METHODS = new Set(
  `length prototype name constructor toString toLocaleString valueOf hasOwnProperty isPrototypeOf call apply bind
  getPrototypeOf create defineProperty defineProperties keys freeze isArray
  concat join pop push reverse shift slice sort splice unshift indexOf lastIndexOf every some forEach map filter reduce reduceRight
  charAt charCodeAt fromCharCode localeCompare match replace search split substring toLowerCase toUpperCase trim
  abs ceil floor max min pow random round sqrt toFixed toPrecision
  parse stringify exec test source global now UTC getTime getTimezoneOffset
  getUTCDay getUTCDate getUTCFullYear getUTCHours getUTCMinutes getUTCMonth getUTCSeconds`.split(/\s+/),
);
const BUILT_INS = [Array, String, Number, Boolean, Object, Function, RegExp, Date];
const NEW_METHODS = new Set(
  [...BUILT_INS, ...BUILT_INS.map(({ prototype }) => prototype as object), Math, JSON]
    .flatMap((of) => Object.getOwnPropertyNames(of))
    .filter((name) => !ES5_METHODS.has(name))
    .concat(NEW_DOM_METHODS),
);

/** The built-ins that a script uses and a browser of 2009 lacks. */
function newNames(script: string): readonly string[] {
  const found: string[] = [];
  let previous = '';
  for (const { type, start, end } of tokenizer(script, { ecmaVersion: 5 })) {
    const name = type.label === 'name' ? script.slice(start, end) : '';
    const isNew = previous === '.' ? NEW_METHODS.has(name) : NEW_GLOBALS.includes(name);
    if (isNew) found.push(name);
    previous = type.label;
  }
  return found;
}

describe('the scripts that run outside React', () => {
  test.each(SCRIPTS)('%s is ES5', (name) => {
    expect(() => parse(inlineScript(name), { ecmaVersion: 5 })).not.toThrow();
  });

  test.each(['lite-wall', 'pairing'] as const)('%s uses no built-in that is younger than ES5', (name) => {
    expect(newNames(inlineScript(name))).toEqual([]);
  });

  test('built-ins that are younger than ES5 are found', () => {
    expect(newNames('[1].includes(1); "x".padStart(2); new Map(); box.append(1); [].map(f)')).toEqual([
      ...['includes', 'padStart', 'Map', 'append'],
    ]);
  });

  test.each(SCRIPTS)('%s can stand in a <script> element', (name) => {
    expect(inlineScript(name).replace(/<!--\/?wall-->/g, '')).not.toMatch(/<\/script|<script|<!--|-->/i);
  });

  test.each(SCRIPTS)('%s stays within its budget', (name) => {
    expect(gzipSync(inlineScript(name), { level: 9 }).length).toBeLessThanOrEqual(BUDGETS[name]);
  });
});

test('the guard redirects a browser of 2015 to the lite wall, with its query', () => {
  const visited: string[] = [];
  const location = { search: '?size=55', replace: (url: string) => visited.push(url) };
  const context = createContext({ location });
  for (const name of NEW_GLOBALS) runInContext(`delete this['${name}']`, context);
  runInContext(`var window = this; ${inlineScript('wall-guard')}`, context);
  expect(visited).toEqual(['/wall/lite?size=55']);
});

describe('the styles of the pages for old browsers', () => {
  test.each([
    ['the dark lite wall', liteStyle('dark', 'portrait')],
    ['the light lite wall', liteStyle('light', 'landscape')],
    ['the pairing page', PAIRING_STYLE],
  ])('%s is CSS of 2015', (_, style) => {
    expect(style).not.toMatch(
      /gap:|flex|color-mix|@layer|@container|@supports|var\(|--[a-z]|grid|min\(|max\(|clamp|:has|:is|:where|:not\(.*,|inset:|light-dark|[;{]aspect-ratio:|aspect-ratio:auto|sticky|dvh|\d(?:ch|lh|vi|vb)\b/,
    );
  });
});
