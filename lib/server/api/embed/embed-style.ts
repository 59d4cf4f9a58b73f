/** The styles of the embedded status: the colours of `app/styles/tokens.css`. */
export const EMBED_STYLE = `:root{color-scheme:light dark;--panel:#fff;--line:#e1e7ec;--ink:#17222c;--muted:#586674;--ok:#1a7d55;--warning:#8f5b00;--alert:#c4261b;--maintenance:#2762c4;--unknown:#5b6b79}
@media(prefers-color-scheme:dark){:root:not([data-theme=light]){--panel:#121920;--line:#1f2a34;--ink:#eef3f7;--muted:#8a9aa8;--ok:#4fb58a;--warning:#f5b83d;--alert:#ff6a5f;--maintenance:#6aa9ff;--unknown:#8a9aa8}}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark;--panel:#121920;--line:#1f2a34;--ink:#eef3f7;--muted:#8a9aa8;--ok:#4fb58a;--warning:#f5b83d;--alert:#ff6a5f;--maintenance:#6aa9ff;--unknown:#8a9aa8}
*{box-sizing:border-box}
body{margin:0;background:var(--panel);color:var(--ink);font:.9375rem/1.45 system-ui,sans-serif}
main{padding:1rem;border:1px solid var(--line);border-radius:8px;overflow-wrap:anywhere}
h1,h2,p,ul{margin:0;padding:0;font-size:inherit;font-weight:400}
h1,h2,.muted{color:var(--muted);font-size:.8125rem}
h2{margin-top:.75rem}
ul{list-style:none}
li,.state{display:flex;gap:.5rem;align-items:baseline;margin-top:.25rem}
.state{font-size:1.125rem}
.state strong{display:block;font-weight:650}
svg{flex:none;width:.9em;height:.9em;align-self:flex-start;margin-top:.3em}
a{color:inherit}
li a,.foot a{display:inline-block;min-height:1.5rem}
.foot{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-top:.75rem;color:var(--muted);font-size:.8125rem}
.ok{color:var(--ok)}.warning{color:var(--warning)}.alert{color:var(--alert)}.maintenance{color:var(--maintenance)}.unknown,.empty{color:var(--unknown)}
bdi{unicode-bidi:isolate}`;
