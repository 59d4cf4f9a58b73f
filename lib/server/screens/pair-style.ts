/** The style of a screen that waits to be paired, in the CSS of 2015. 1 rem is 100 px on a screen of 1920 × 1080. */
export const PAIR_STYLE = `html{font-size:9.2593vh;background:#0c1116;color:#e6ecf1;overflow:hidden}
@media (max-aspect-ratio:16/9){html{font-size:5.2083vw}}
@media (max-aspect-ratio:1/1){html{font-size:8.2vw;overflow:auto}}
body{margin:0;font-family:Inter,Roboto,"Segoe UI",Arial,"Liberation Sans",sans-serif;line-height:1.2}
main{position:relative;max-width:16.8rem;margin:0 auto;padding:.55rem .2rem .3rem;font-size:.44rem}
h1{margin:0;font-size:.56rem;font-weight:700}
h1 span{display:block;color:#8a9aa8;font-weight:400}
p{margin:0}
.code{margin:.38rem 0 0;font:700 2.4rem/1 "Roboto Mono","DejaVu Sans Mono","Liberation Mono",Menlo,Consolas,monospace;white-space:nowrap}
.half{display:inline-block;margin-right:.35em;letter-spacing:.03em}
.qr{float:right;width:4.3rem;height:4.3rem;padding:.16rem;background:#fff;border-radius:.08rem}
.qr svg{display:block;width:100%;height:100%}
ol{clear:both;margin:0;padding:.26rem 0 0;list-style:none;font-size:.48rem}
li{margin-bottom:.14rem}
li span,li b{display:block}
b{overflow-wrap:break-word;word-wrap:break-word}
.second,.next{color:#8a9aa8}
.next{display:inline-block;margin-right:.6rem;font-size:.44rem}
.big{margin:1.5rem 0 .3rem;font-size:.9rem;font-weight:700}
.lost{display:none;font-size:.44rem;font-weight:700;color:#f9c557}
.offline .lost{display:block}.offline .next{display:none}
a{color:#6aa9ff}
@media (max-aspect-ratio:1/1){main{padding:.8rem .6rem}.qr{float:none;margin:0 0 .4rem}}
`;
