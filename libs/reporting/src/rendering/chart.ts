import { type Provenance, VALUE_NAMES } from '@talkoot/contracts';
import type { Language } from './language.js';
import { type Content, type Markup, markup } from './markup.js';
import { drawSign, pilotSign, round } from './pilot-sign.js';
import { currentPartners, type Figure, sumsByCurrency, usualProvenance, weakest } from './programme-figures.js';
import type { PilotProgrammeReport } from './programme-report.js';
import { PROVENANCE_SIGNS } from './provenance-mark.js';
import { textWidth, wrapLines } from './svg-text.js';

const WIDTH = 660;
const LABELS_WIDTH = 232;
const GAP = 20;
const FONT_SIZE = 11.5;
const LINE_HEIGHT = 15;
const BAR_HEIGHT = 18;
const ROW_PADDING = 12;

/** One column of bars: a title and a bar for each pilot, in the pilots' order. */
interface Panel {
  readonly title: string;
  /** Where most of its figures come from. */
  readonly usual: Provenance;
  readonly bars: readonly Bar[];
}

interface Bar {
  /** From 0 to 1: the share of the panel's largest. */
  readonly length: number;
  readonly label: string;
  /** Undefined when it rests on no fact. */
  readonly provenance: Provenance | undefined;
}

interface Row {
  readonly top: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** Partners and granted money by pilot, as SVG: a column of bars for the partners and one for each currency, side by side. */
export function partnersAndMoneyChart(report: PilotProgrammeReport, language: Language): Markup {
  const panels = [partnersPanel(report, language), ...moneyPanels(report, language)];
  const panelWidth = (WIDTH - LABELS_WIDTH - GAP * panels.length) / panels.length;
  const titles = panels.map((panel) => wrapLines(titleOf(panel, report), panelWidth, FONT_SIZE));
  const titlesHeight = Math.max(...titles.map((lines) => lines.length)) * LINE_HEIGHT + 8;
  const rows = layRows(report, language, titlesHeight);
  const height = rows.reduce((bottom, row) => Math.max(bottom, row.top + row.height), titlesHeight) + 4;

  return markup`<svg class="chart" role="img" aria-labelledby="chart-title chart-description" viewBox="0 0 ${WIDTH} ${round(height)}" width="${WIDTH}" height="${round(height)}" font-size="${FONT_SIZE}">
<title id="chart-title">${language.say('report.chartTitle')}</title>
<desc id="chart-description">${describe(report, language, panels)}</desc>
${report.pilots.map((_, index) => hatching(index))}
${report.pilots.map((pilot, index) => drawLabel(rows[index], index, language.foreign(pilot.name)))}
${panels.map((panel, index) => {
  const left = LABELS_WIDTH + GAP + index * (panelWidth + GAP);
  return [drawTitle(titles[index] ?? [], left), drawPanel(panel, rows, left, panelWidth)];
})}
</svg>`;
}

function partnersPanel(report: PilotProgrammeReport, { say, formats }: Language): Panel {
  const partners = report.pilots.map((pilot) => currentPartners(pilot, report.asOf));
  const most = Math.max(1, ...partners.map((each) => each.length));
  const bars = partners.map((each) => ({
    length: each.length / most,
    label: formats.number(each.length),
    provenance: weakest(each.map(({ provenance }) => provenance)),
  }));
  return panel(say('report.partners'), bars, report);
}

const panel = (title: string, bars: readonly Bar[], { provenance }: PilotProgrammeReport): Panel => ({
  title,
  bars,
  usual: usualProvenance(
    bars.map((bar) => bar.provenance),
    provenance,
  ),
});

/** Where most of its figures come from stands in the title, if that is not usual in the report. */
const titleOf = ({ title, usual }: Panel, { provenance }: PilotProgrammeReport): string =>
  usual === provenance ? title : `${title} ${PROVENANCE_SIGNS[usual]}`.trim();

function moneyPanels(report: PilotProgrammeReport, { say, formats }: Language): Panel[] {
  const sums = report.pilots.map((pilot) => sumsByCurrency(pilot.grants));
  const currencies = sumsByCurrency(report.pilots.flatMap((pilot) => pilot.grants)).map(({ value }) => value.currency);
  return currencies.map((currency) => {
    const inCurrency = sums.map((each) => each.find(({ value }) => value.currency === currency));
    const most = Math.max(1, ...inCurrency.map((sum) => Number(sum?.value.minor ?? 0)));
    const bar = (sum: Figure<Parameters<typeof formats.money>[0]> | undefined): Bar =>
      sum
        ? { length: Number(sum.value.minor) / most, label: formats.roundMoney(sum.value), provenance: sum.provenance }
        : { length: 0, label: say('report.none'), provenance: undefined };
    return panel(say('report.grantedIn', { currency }), inCurrency.map(bar), report);
  });
}

function layRows(report: PilotProgrammeReport, language: Language, firstTop: number): Row[] {
  let top = firstTop;
  return report.pilots.map((pilot) => {
    const lines = wrapLines(language.plain(pilot.name), LABELS_WIDTH - 24, FONT_SIZE);
    const row = { top, height: Math.max(lines.length * LINE_HEIGHT, BAR_HEIGHT) + ROW_PADDING, lines };
    top += row.height;
    return row;
  });
}

function drawLabel(row: Row | undefined, index: number, foreign: string | undefined): Content {
  if (!row) return undefined;
  const firstLine = row.top + row.height / 2 - ((row.lines.length - 1) * LINE_HEIGHT) / 2;
  return markup`<g>${drawSign(pilotSign(index), 8, firstLine - 1, 5)}<text${foreign && markup` lang="${foreign}"`}>${row.lines.map(
    (line, lineIndex) => markup`<tspan x="22" y="${round(firstLine + lineIndex * LINE_HEIGHT + 3)}">${line}</tspan>`,
  )}</text></g>
`;
}

function drawTitle(lines: readonly string[], left: number): Content {
  return markup`<text font-weight="600">${lines.map(
    (line, index) => markup`<tspan x="${round(left)}" y="${(index + 1) * LINE_HEIGHT - 3}">${line}</tspan>`,
  )}</text>
`;
}

function drawPanel(panel: Panel, rows: readonly Row[], left: number, width: number): Content {
  const labels = panel.bars.map(({ label, provenance }) =>
    provenance === undefined || provenance === panel.usual ? label : `${label} ${PROVENANCE_SIGNS[provenance]}`.trim(),
  );
  const longest = width - 6 - Math.max(...labels.map((label) => textWidth(label, FONT_SIZE)));
  const bottom = rows.reduce((lowest, row) => Math.max(lowest, row.top + row.height), 0);
  const top = rows[0]?.top ?? 0;
  return markup`${panel.bars.map((bar, index) => {
    const row = rows[index];
    if (!row) return undefined;
    const middle = row.top + row.height / 2;
    const end = left + bar.length * longest;
    const { colour } = pilotSign(index);
    const fill = bar.provenance === 'illustrative' ? `url(#hatching-${index})` : colour;
    return markup`<rect x="${round(left)}" y="${round(middle - BAR_HEIGHT / 2)}" width="${round(end - left)}" height="${BAR_HEIGHT}" fill="${fill}" stroke="${colour}"/><text x="${round(end + 6)}" y="${round(middle + 4)}">${labels[index]}</text>
`;
  })}<line x1="${round(left)}" x2="${round(left)}" y1="${round(top)}" y2="${round(bottom)}" stroke="#555"/>
`;
}

/** Illustrative figures are hatched, so that no one takes them for facts at a glance. */
function hatching(index: number): Markup {
  const { colour } = pilotSign(index);
  return markup`<pattern id="hatching-${index}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="3.4" height="6" fill="${colour}" fill-opacity=".75"/></pattern>
`;
}

function describe(report: PilotProgrammeReport, language: Language, panels: readonly Panel[]): string {
  const figures = report.pilots.map((pilot, index) => {
    const ofPilot = panels.map(({ title, usual, bars }) => {
      const { label, provenance } = bars[index] ?? { label: '', provenance: undefined };
      return `${title}: ${label}${noted(provenance, usual, language)}`;
    });
    return `${language.plain(pilot.name)}. ${ofPilot.join('. ')}.`;
  });
  const marked = panels.flatMap(({ title, usual }) => {
    const note = noted(usual, report.provenance, language);
    return note ? [`${title}${note}.`] : [];
  });
  return [...marked, ...figures].join(' ');
}

const noted = (provenance: Provenance | undefined, usual: Provenance, language: Language): string =>
  provenance === undefined || provenance === usual ? '' : ` (${language.plain(VALUE_NAMES.provenance[provenance])})`;
