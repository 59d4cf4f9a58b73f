// The script of `/embed.js`, for pages of other sites: it shows a banner while the board reports trouble, or does not know. It reads
// `/api/banner` with the query of the script's address, and trusts nothing of it: all of it becomes text.

const POLL_MS = 60_000;
const TIMEOUT_MS = 10_000;
/** How long a banner stays while the board cannot be read. */
const KEEP_MS = 300_000;
/** The time between an empty banner and its text. */
const SETTLE_MS = 100;
const LONGEST = 300;

/** Background and text, with a contrast ratio of at least 4.5:1. */
const COLOURS: Readonly<Record<string, string>> = {
  alert: 'background:#b8241a;color:#fff',
  warning: 'background:#f2a900;color:#17222c',
  unknown: 'background:#4a5966;color:#fff',
};
/** Levels without a banner. */
const QUIET = ['ok', 'maintenance', 'empty'];
const FIELDS = ['level', 'language', 'title', 'state', 'sentence', 'open', 'hide'] as const;

type Banner = Readonly<Record<(typeof FIELDS)[number], string>>;

const STYLE =
  ':host{all:initial;display:block}' +
  '.bar{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;padding:.5rem 1rem;font:1rem/1.4 system-ui,sans-serif}' +
  '.text{flex:1 1 16rem;overflow-wrap:anywhere}' +
  'strong{font-weight:650;margin-inline-end:.5rem}' +
  'a,button{display:inline-block;min-height:1.5rem;color:inherit;font:inherit;text-decoration:underline;background:none;border:0;padding:0;cursor:pointer}' +
  'a:focus-visible,button:focus-visible{outline:2px solid currentColor;outline-offset:2px}' +
  '@media print{:host{display:none}}';

function parse(json: string): Banner | null {
  try {
    const given = JSON.parse(json) as Readonly<Record<string, unknown>> | null;
    const banner: Record<string, string> = {};
    for (const field of FIELDS) {
      const value = given?.[field];
      if (typeof value !== 'string') return null;
      banner[field] = value.slice(0, LONGEST);
    }
    const { level = '' } = banner;
    const isKnown = QUIET.includes(level) || Object.prototype.hasOwnProperty.call(COLOURS, level);
    return isKnown ? (banner as Banner) : null;
  } catch {
    return null;
  }
}

function create(name: string, parent: Node, text = ''): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  parent.appendChild(element);
  return element;
}

function addStyle(root: ShadowRoot): void {
  try {
    // Works where the page's policy forbids inline styles.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    create('style', root, STYLE);
  }
}

function start(script: HTMLScriptElement): void {
  const [base = '', query = ''] = script.src.split(/\/embed\.js/);
  const target = script.getAttribute('data-target');
  let bar: HTMLElement | null = null;
  let host: HTMLElement | null = null;
  let latest: Banner | null = null;
  let shown = '';
  let hidden = '';
  let readAtMs = 0;

  const remove = (): void => {
    host?.parentNode?.removeChild(host);
    host = bar = null;
    shown = '';
  };

  /** Adds an empty status: screen readers read out what is added to it afterwards. */
  const open = (): void => {
    host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    addStyle(root);
    bar = create('div', root);
    bar.setAttribute('role', 'status');
    const parent = target ? document.querySelector(target) : null;
    if (parent) parent.appendChild(host);
    else document.body.insertBefore(host, document.body.firstChild);
    setTimeout(draw, SETTLE_MS);
  };

  const draw = (): void => {
    if (!latest) return;
    const banner = latest;
    const { level, title, state, sentence } = banner;
    const content = JSON.stringify(banner);
    if (QUIET.includes(level)) {
      hidden = '';
      return remove();
    }
    if (content === shown) return;
    if (content === hidden) return remove();
    if (!bar) return open();
    const element = bar;
    shown = content;
    element.textContent = '';
    element.className = 'bar';
    element.lang = banner.language;
    element.style.cssText = COLOURS[level] ?? '';
    const text = create('span', element);
    text.className = 'text';
    create('strong', text, `${title}: ${state}`);
    if (sentence !== '' && sentence !== state) create('span', text, sentence);
    const link = create('a', element, banner.open) as HTMLAnchorElement;
    link.href = `${base}/`;
    link.target = '_blank';
    link.rel = 'noopener';
    create('button', element, banner.hide).addEventListener('click', () => {
      hidden = content;
      remove();
    });
  };

  const read = (): void => {
    if (document.hidden) return;
    const request = new XMLHttpRequest();
    request.open('GET', `${base}/api/banner${query}`);
    request.timeout = TIMEOUT_MS;
    request.onloadend = () => {
      const banner = request.status === 200 ? parse(request.responseText) : null;
      if (banner) {
        readAtMs = Date.now();
        latest = banner;
        draw();
      } else if (Math.abs(Date.now() - readAtMs) > KEEP_MS) {
        latest = null;
        remove();
      }
    };
    request.send();
  };

  setInterval(read, POLL_MS);
  document.addEventListener('visibilitychange', read);
  read();
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && 'attachShadow' in Element.prototype) {
  if (document.body) start(script);
  else document.addEventListener('DOMContentLoaded', () => start(script));
}
