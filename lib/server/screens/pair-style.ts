import 'server-only';

/** The style of a screen that waits, for browsers of 2015: a hundred px of a screen of 1920 × 1080 are one rem. */
export const PAIR_STYLE = `html{font-size:9.2593vh;background:#0c1116;color:#e6ecf1;overflow:hidden}
@media (max-aspect-ratio:16/9){html{font-size:5.2083vw}}
@media (max-aspect-ratio:1/1){html{font-size:8.5vw;overflow:auto}}
body{margin:0;font-family:Inter,Roboto,"Segoe UI",Arial,"Liberation Sans",sans-serif;line-height:1.2}
main{position:relative;max-width:17.2rem;margin:0 auto;padding:.75rem .2rem}
h1{margin:0;font-size:.62rem;font-weight:700}
h1 span{color:#8a9aa8;font-weight:400}
p{margin:0}
.code{margin:.35rem 0 .4rem;font-size:2.35rem;line-height:1;font-weight:700;white-space:nowrap;font-variant-numeric:tabular-nums}
.half{display:inline-block;margin-right:.3em;letter-spacing:.04em}
.qr{float:right;width:5.2rem;height:5.2rem;margin-left:.5rem;padding:.2rem;background:#fff;border-radius:.08rem}
.qr svg{display:block;width:100%;height:100%}
ol{margin:.1rem 0 0;padding:0;list-style:none;font-size:.56rem}
li{margin-bottom:.3rem;overflow:hidden}
li span{display:block}
.second,.next{color:#8a9aa8}
.next{margin-top:.2rem;font-size:.5rem}
.big{margin:1.5rem 0 .3rem;font-size:.9rem;font-weight:700}
.lost{display:none;margin-top:.2rem;font-size:.5rem;font-weight:700;color:#f9c557}
.offline .lost{display:block}.offline .next{display:none}
a{color:#6aa9ff}
@media (max-aspect-ratio:1/1){.qr{float:none;margin:0 0 .4rem}.code{font-size:2rem}}
`;
