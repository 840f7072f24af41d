import { type Markup, markup } from './markup.js';

/** What a pilot is known by in the pictures: a colour, and a shape for those who can't tell the colour. */
export interface PilotSign {
  readonly colour: string;
  /** An SVG path around (0, 0), 2 wide and high at most. */
  readonly shape: string;
}

/** Dark enough to stand on white (3:1 at least) and apart from each other with any colour vision. */
const COLOURS = ['#0b5394', '#a84300', '#1b7837', '#8e3a9d', '#00798c', '#9e1c3c', '#444444'] as const;

const SHAPES = [
  'M-1,0A1,1 0 1 1 1,0A1,1 0 1 1 -1,0Z',
  'M-.88,-.88H.88V.88H-.88Z',
  'M0,-1.1L1.1,.9H-1.1Z',
  'M0,-1.2L1.2,0L0,1.2L-1.2,0Z',
  'M0,1.1L1.1,-.9H-1.1Z',
  'M-.4,-1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1V-.4H-.4Z',
  'M-.55,-1H.55L1.15,0L.55,1H-.55L-1.15,0Z',
  'M-1,-1L0,-.45L1,-1L.45,0L1,1L0,.45L-1,1L-.45,0Z',
] as const;

/** The sign of the programme's nth pilot (from 0). As 7 and 8 have no common divisor, the first 56 differ. */
export function pilotSign(index: number): PilotSign {
  return { colour: COLOURS[index % COLOURS.length] ?? COLOURS[0], shape: SHAPES[index % SHAPES.length] ?? SHAPES[0] };
}

/** The sign drawn around a point, `radius` large; the white edge keeps neighbours apart. */
export function drawSign({ colour, shape }: PilotSign, x: number, y: number, radius: number): Markup {
  const at = `translate(${round(x)},${round(y)}) scale(${radius})`;
  return markup`<path d="${shape}" transform="${at}" fill="${colour}" stroke="#fff" stroke-width="${round(1 / radius)}" paint-order="stroke"/>`;
}

/** A tenth of a pixel is as fine as it is seen. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
