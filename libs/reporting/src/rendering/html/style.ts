import { Markup } from '../markup.js';

/** The page's style: for the screen and for A4, in black and white too; faces that machines have, nothing is fetched. */
export const STYLE = new Markup(`
:root { --ink: #1d2329; --soft: #525b63; --line: #c9d0d6; --accent: #123f6d; --tint: #f2f5f8; }
* { box-sizing: border-box; }
html { font: 16px/1.5 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif; color: var(--ink); background: #fff; -webkit-text-size-adjust: 100%; }
body { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1, h2, h3 { line-height: 1.2; color: var(--accent); text-wrap: balance; overflow-wrap: break-word; }
h1 small { font-size: .6em; }
h1 { font-size: 2.1rem; margin: .2rem 0 1rem; font-weight: 650; }
h2 { font-size: 1.35rem; margin: 2.6rem 0 .8rem; padding-top: .7rem; border-top: 2px solid var(--accent); }
h3 { font-size: 1.1rem; margin: 2.2rem 0 .4rem; display: flex; gap: .5rem; align-items: baseline; }
h4 { font-size: 1rem; line-height: 1.3; margin: 1rem 0 .2rem; color: var(--ink); }
h3 svg { flex: none; align-self: center; }
td svg, th svg { vertical-align: -.12em; }
p { margin: .5rem 0; max-width: 42rem; }
small { font-size: .85em; font-weight: 400; color: var(--soft); }
ul { margin: .3rem 0; padding-left: 1.2rem; max-width: 42rem; }
.kind { margin: 0; color: var(--soft); font-weight: 600; letter-spacing: .02em; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: .6rem 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.lead { font-size: 1.12rem; max-width: none; }
.lead .mark { font-size: .76em; vertical-align: .08em; margin-right: .2em; }
.figures { display: flex; flex-wrap: wrap; gap: .7rem; margin: 1.1rem 0; }
.figures div { flex: 1 1 9.4rem; background: var(--tint); border-left: 4px solid var(--accent); padding: .7rem .9rem .8rem; display: flex; flex-direction: column; }
.figures dt { font-size: .9rem; color: var(--soft); }
.figures dd { margin: 0; font-size: .88rem; line-height: 1.4; }
.figures .figure { font-size: 1.4rem; font-weight: 650; line-height: 1.35; color: var(--accent); white-space: nowrap; }
.marks { border: 1px solid var(--line); padding: .7rem 1rem .8rem; margin: 1.4rem 0; break-inside: avoid; }
.marks h3 { margin: 0 0 .2rem; font-size: 1rem; }
.marks p { margin: .2rem 0; }
.marks dl { margin: .3rem 0; }
.mark { white-space: nowrap; font-size: .86em; line-height: 1.3; font-weight: 400; }
.mark.illustrative { border: 1px dashed #8a4b00; color: #7a4200; padding: 0 .35em; border-radius: .2em; }
.mark.reported { border: 1px solid #3d5a80; color: #2f4a6d; padding: 0 .35em; border-radius: .2em; }
.mark.estimated { border: 1px dotted #555; color: #444; padding: 0 .35em; border-radius: .2em; }
.light { white-space: nowrap; }
.light-count { display: flex; gap: .45em; }
.light-count .light { white-space: normal; }
.light svg { vertical-align: -.1em; margin-right: .3em; }
.table { overflow-x: auto; margin: .9rem 0 1.3rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0 0 .35rem; }
th, td { text-align: left; vertical-align: top; padding: .32rem .9rem .32rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom: 2px solid var(--ink); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 400; }
tfoot th, tfoot td { border-bottom: 0; border-top: 1.5px solid var(--ink); font-weight: 600; }
td.number, th.number { text-align: right; }
td.number { white-space: nowrap; }
th .mark { display: inline-block; }
td ul { margin: 0; padding-left: 1.1rem; }
.part { margin: .5rem 0 .9rem; }
.part p { margin: .15rem 0; overflow-wrap: anywhere; }
.address { font-size: .9rem; }
.nowrap { white-space: nowrap; }
tr.former { color: var(--soft); }
figure { margin: .6rem 0 1.4rem; }
figure svg { display: block; max-width: 100%; height: auto; }
figcaption { font-size: .9rem; color: var(--soft); margin-top: .5rem; }
figcaption p { margin: .15rem 0; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); }
footer p { font-size: .9rem; color: var(--soft); max-width: none; }
@page { size: A4; margin: 17mm 18mm 18mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt Arial, sans-serif; color: #525b63; } }
@media print {
  html { font-size: 10pt; line-height: 1.4; }
  p, ul { max-width: none; }
  .facts ul { margin: 0; }
  .figures { margin: .8rem 0; }
  .marks { margin: .9rem 0; padding: .5rem .9rem; }
  body { max-width: none; padding: 0; }
  h1 { font-size: 22pt; }
  h2, h3, h4, caption, .part > p:first-child { break-after: avoid; }
  h2 { margin: 1.6rem 0 .6rem; padding-top: .5rem; }
  h3 { margin-top: 1.6rem; }
  th, td { padding-top: .2rem; padding-bottom: .2rem; }
  .table { margin: .7rem 0 1rem; }
  tr, figure svg, .figures div { break-inside: avoid; }
  .pilot > .facts { break-inside: avoid; break-after: avoid; }
  figcaption, footer { break-before: avoid; }
  footer { margin-top: 1rem; }
  .figures .figure { font-size: 1.25rem; }
  thead { display: table-header-group; break-after: avoid; }
  tbody tr:first-child, tbody tr:last-child { break-before: avoid; }
  tfoot { display: table-row-group; }
  .table { overflow: visible; }
  .table.short { break-inside: avoid; }
  .mark, .figures div, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  p, li { orphans: 3; widows: 3; }
}
`);
