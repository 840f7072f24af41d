import { geoDistance } from 'd3-geo';
import { type Markup, markup } from '../markup.js';
import { round } from '../pilot-sign.js';
import { type Box, overlap } from './labels.js';
import { KILOMETRES_A_RADIAN, type View } from './view.js';

/** In pixels. */
const LONGEST = 110;
const HEIGHT = 22;
const TEXT_WIDTH = 50;
const MARGIN = 10;

export interface ScaleBar {
  readonly drawing: Markup;
  readonly box: Box;
}

/** A round number of kilometres and how long that is in the middle of the map, in a corner where no sign is. */
export function scaleBar({ projection, width, height }: View, signs: readonly Box[]): ScaleBar | undefined {
  const [from, to] = [projection.invert?.([width / 2, height / 2]), projection.invert?.([width / 2 + 1, height / 2])];
  if (!from || !to) return undefined;
  const kilometresAPixel = geoDistance(from, to) * KILOMETRES_A_RADIAN;
  const kilometres = [200, 100, 50, 20, 10, 5].find((each) => each / kilometresAPixel <= LONGEST) ?? 2;
  const length = kilometres / kilometresAPixel;

  const boxWidth = length + TEXT_WIDTH + MARGIN;
  const [left, top] = [width - boxWidth - MARGIN, height - HEIGHT - MARGIN];
  const corners = [
    [MARGIN, top],
    [left, top],
    [left, MARGIN],
    [MARGIN, MARGIN],
  ].map(([x = 0, y = 0]): Box => ({ left: x, top: y, right: x + boxWidth, bottom: y + HEIGHT }));
  const box = corners.find((corner) => !signs.some((sign) => overlap(corner, sign)));
  if (!box) return undefined;
  const y = round(box.bottom - 6);
  const drawing = markup`<path d="M${round(box.left)},${round(y - 4)}v4h${round(length)}v-4" fill="none" stroke="#444"/><text x="${round(box.left + length + 6)}" y="${y}">${kilometres} km</text>`;
  return { drawing, box };
}
