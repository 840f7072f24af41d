import type { Language } from '../language.js';
import { type Markup, markup } from '../markup.js';
import { drawSign, pilotSign } from '../pilot-sign.js';
import type { ReportPilot } from '../programme-report.js';
import { wrapLines } from '../svg-text.js';

const FONT_SIZE = 11;
const LINE_HEIGHT = 14;
const INDENT = 20;
const GAP = 6;

/** What stands beside the map, and how far down it reaches. */
export interface Legend {
  readonly drawing: Markup;
  readonly bottom: number;
}

/** The pilots with their signs. */
export function drawLegend(pilots: readonly ReportPilot[], language: Language, left: number, width: number): Legend {
  let y = 12;
  const entries = pilots.map((pilot, index) => {
    const top = y;
    const lines = wrapLines(language.plain(pilot.name), width - INDENT, FONT_SIZE);
    const foreign = language.foreign(pilot.name);
    y += lines.length * LINE_HEIGHT + GAP;
    return markup`${drawSign(pilotSign(index), left + 6, top - 4, 5)}<text font-size="${FONT_SIZE}"${foreign && markup` lang="${foreign}"`}>${lines.map(
      (line, lineIndex) => markup`<tspan x="${left + INDENT}" y="${top + lineIndex * LINE_HEIGHT}">${line}</tspan>`,
    )}</text>
`;
  });
  return { drawing: markup`${entries}`, bottom: y };
}
