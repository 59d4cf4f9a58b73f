const THEMES = {
  dark: {
    ground: '#0c1116',
    ink: '#e6ecf1',
    muted: '#8a9aa8',
    panel: '#121920',
    cell: '#131b22',
    ok: '#4fb58a',
    warning: '#f9c557',
    warningOn: '#17120a',
    alert: '#ff6a5f',
    alertFill: '#d0362b',
    maintenance: '#6aa9ff',
    maintenanceFill: '#16263d',
    hatch: '#33414d',
  },
  light: {
    ground: '#f6f8fa',
    ink: '#17222c',
    muted: '#586674',
    panel: '#ffffff',
    cell: '#eaeff2',
    ok: '#1a7d55',
    warning: '#f2a900',
    warningOn: '#17222c',
    alert: '#b8241a',
    alertFill: '#b8241a',
    maintenance: '#2762c4',
    maintenanceFill: '#dfe9fd',
    hatch: '#c9d3db',
  },
} as const;

// Text is never on hatching.
const HATCHED_CONTENT = ['.cell.unknown', '.w-unknown .cell']
  .flatMap((cell) => [`${cell} .text`, `${cell} .glyph`])
  .join();

/** The style of the lite wall in the CSS of 2015. 1 rem is 100 px of the layout. */
export function liteStyle(theme: 'dark' | 'light', shape: 'landscape' | 'portrait'): string {
  const c = THEMES[theme];
  const hatched = `background-image:repeating-linear-gradient(-45deg,transparent 0,transparent 6px,${c.hatch} 6px,${c.hatch} 8px)`;
  // A hundred of the 1080 px of the short side, or of the 1920 px of the long one.
  const [ofHeight, ratio, ofWidth] =
    shape === 'landscape' ? ['9.2593vh', '16/9', '5.2083vw'] : ['5.2083vh', '9/16', '9.2593vw'];
  return `html{font-size:${ofHeight};background:${c.ground};color:${c.ink};overflow:hidden}
@media (max-aspect-ratio:${ratio}){html{font-size:${ofWidth}}}
body{margin:0;font-family:Inter,Roboto,"Segoe UI",Arial,"Liberation Sans",sans-serif}
h1{margin:0}
.page{display:none;position:absolute;left:0;top:0}.page.on{display:block}
.box,.text,.glyph{position:absolute;display:block;margin:0}
.line{display:block;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.clock,.cell .line{overflow:visible}
.bidi{unicode-bidi:plaintext}
b{font-weight:inherit}
.fresh{position:relative;z-index:1;display:inline-block;overflow:visible;padding-right:.3rem;background:${c.ground}}
.muted{color:${c.muted}}.loud{color:${c.ink}}
.w-live .fresh{color:${c.ok}}
.cell,.card{border-radius:.06rem}
.card{background:${c.panel};overflow:hidden}
.cell.ok{background:${c.cell};color:${c.ok}}
.cell.warning{background:${c.warning};color:${c.warningOn}}
.cell.alert{background:${c.alertFill};color:#fff}
.cell.maintenance{background:${c.maintenanceFill};color:${c.maintenance}}
.cell.unknown{background-color:${c.cell};${hatched}}
${HATCHED_CONTENT}{background-color:${c.cell}}
.in-progress{box-shadow:inset 0 0 0 .05rem ${c.maintenance}}
.overrunning{box-shadow:inset 0 0 0 .05rem ${c.warning}}
.t-ok{color:${c.ok}}.t-alert{color:${c.alert}}.t-warning{color:${theme === 'dark' ? c.warning : '#8f5b00'}}.t-maintenance{color:${c.maintenance}}.t-neutral,.t-unknown,.doubt.ok{color:${c.muted}}
.b-alert{background:${c.alertFill}}.b-warning{background:${c.warning}}.b-maintenance{background:${c.maintenance}}.b-neutral,.b-unknown{background:${c.muted}}
svg{display:block;width:100%;height:100%}
.w-delayed #wall{-webkit-filter:saturate(.3);filter:saturate(.3)}
.w-unknown #wall{-webkit-filter:grayscale(1);filter:grayscale(1)}
.w-unknown .cell{background-color:${c.cell};color:${c.ink};${hatched}}
.offline .fresh,.w-delayed .fresh,.w-unknown .fresh{color:${c.ink};font-weight:700}
.night #wall{opacity:.45}
#forbidden{display:none;padding:2.4rem 1.2rem;font-size:.56rem;line-height:1.3}.w-forbidden #forbidden{display:block}
#forbidden h1{font-size:1.3rem;line-height:1.2}#forbidden p{margin:.3rem 0 0}#forbidden a{color:${c.maintenance}}
#wall{position:absolute;left:0;top:0}
#note{display:none;position:absolute;left:.96rem;right:.96rem;top:4.2rem;z-index:2;margin:0;padding:0 .3rem;border-left:.12rem solid ${c.warning};background:${c.panel};color:${c.ink};line-height:1.25;font-weight:700}
.offline #note{display:block}.offline .secondary,.offline .counts,.offline .date,.offline .notice,.offline .strip,.offline .caption{visibility:hidden}
@-webkit-keyframes new{50%{opacity:.35}}
@keyframes new{50%{opacity:.35}}
.new{-webkit-animation:new 2s ease-in-out 4;animation:new 2s ease-in-out 4}
@media (prefers-reduced-motion:reduce){.new{-webkit-animation:none;animation:none}}
`;
}
