import { textWidth } from '../svg-text.js';

/** A place to be labelled, in pixels: its signs take up the box around it. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly text: string;
}

export interface Label {
  /** A point of the text's base line: which one, the anchor tells. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** A line from the place to a label that stands apart from it. */
  readonly leader: Line | undefined;
}

export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Candidate {
  /** 0 for the best spot. */
  readonly cost: number;
  readonly label: Label;
  readonly boxes: readonly Box[];
}

/** How far a label stands from its place, nearest first; from the second on with a leader. */
const DISTANCES = [2, 9, 16, 24, 34, 46, 60];

/** To the right first, then to the left, above, below, and between. */
const DIRECTIONS = [0, 8, 12, 4, 15, 1, 7, 9, 14, 2, 6, 10, 13, 3, 11, 5].map((sixteenth) => (sixteenth * Math.PI) / 8);

/** The labels, undefined where there was no room for one, and all boxes that are taken now. */
export interface Labelling {
  readonly labels: readonly (Label | undefined)[];
  readonly taken: readonly Box[];
}

/** How often the labels are placed anew; more than enough for the maps of a page. */
const ROUNDS = 16;

/**
 * Finds a spot for each label where it covers no sign, no other label and no leader (the boxes taken). Each place in turn takes the
 * best spot that is left, those with the most neighbours first; then again with the one that fared worst put in front, for some
 * rounds, of which the best is kept.
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  taken: readonly Box[],
  frame: Box,
  fontSize: number,
): Labelling {
  const free = (box: Box): boolean => isInside(box, frame) && !taken.some((other) => overlap(box, other));
  const spotsOf = new Map(
    points.map((point) => [point, candidates(point, fontSize).filter(({ boxes }) => boxes.every(free))]),
  );
  let best = placeInOrder(byCrowding(points), spotsOf);
  let latest = best;
  for (let round = 1; round < ROUNDS && latest.cost > 0; round++) {
    const { worst, order } = latest;
    latest = placeInOrder([...worst, ...order.filter((point) => !worst.includes(point))], spotsOf);
    if (latest.cost < best.cost) best = latest;
  }
  return { labels: points.map((point) => best.labels.get(point)), taken: [...taken, ...best.taken] };
}

interface Attempt {
  readonly order: readonly LabelledPoint[];
  readonly labels: ReadonlyMap<LabelledPoint, Label>;
  readonly taken: readonly Box[];
  readonly cost: number;
  /** The places left without a label, or else the one with the worst spot. */
  readonly worst: readonly LabelledPoint[];
}

/** What it costs to leave a place without its label: more than the worst spot does. */
const WITHOUT_LABEL = 1000;

function placeInOrder(
  order: readonly LabelledPoint[],
  spotsOf: ReadonlyMap<LabelledPoint, readonly Candidate[]>,
): Attempt {
  const taken: Box[] = [];
  const labels = new Map<LabelledPoint, Label>();
  const costs = new Map<LabelledPoint, number>();
  for (const point of order) {
    const found = spotsOf
      .get(point)
      ?.find(({ boxes }) => !boxes.some((box) => taken.some((other) => overlap(box, other))));
    costs.set(point, found?.cost ?? WITHOUT_LABEL);
    if (!found) continue;
    labels.set(point, found.label);
    taken.push(...found.boxes);
  }
  const highest = Math.max(...costs.values());
  const worst = order.filter((point) => costs.get(point) === highest);
  const cost = [...costs.values()].reduce((sum, each) => sum + each, 0);
  return { order, labels, taken, cost, worst };
}

/** The places with the most neighbours first. */
function byCrowding(points: readonly LabelledPoint[]): LabelledPoint[] {
  const crowding = (point: LabelledPoint): number =>
    points.reduce((sum, other) => sum + 1 / (100 + (other.x - point.x) ** 2 + (other.y - point.y) ** 2), 0);
  return points
    .map((point) => ({ point, crowding: crowding(point) }))
    .toSorted((a, b) => b.crowding - a.crowding)
    .map(({ point }) => point);
}

function candidates(point: LabelledPoint, fontSize: number): Candidate[] {
  const width = textWidth(point.text, fontSize);
  return DISTANCES.flatMap((distance, further) =>
    DIRECTIONS.map((direction, rank) => ({
      cost: further * DIRECTIONS.length + rank,
      ...candidate(point, width, fontSize, distance, direction),
    })),
  );
}

function candidate(
  point: LabelledPoint,
  width: number,
  height: number,
  distance: number,
  direction: number,
): Omit<Candidate, 'cost'> {
  const right = Math.cos(direction);
  const down = Math.sin(direction);
  const x = point.x + right * (point.halfWidth + distance);
  const y = point.y + down * (point.halfHeight + distance);
  // The text's box touches (x, y) with the side that looks at the place.
  const left = x - ((1 - right) / 2) * width;
  const top = y - ((1 - down) / 2) * height;
  const text: Box = { left, top, right: left + width, bottom: top + height };
  // The text may be narrower than guessed: it is held on the side that looks at the place.
  const label = { ...anchored(text, right), y: top + height * 0.82 };
  if (distance === DISTANCES[0]) return { label: { ...label, leader: undefined }, boxes: [text] };
  const leader = {
    x1: point.x + right * point.halfWidth,
    y1: point.y + down * point.halfHeight,
    x2: x - right,
    y2: y - down,
  };
  return { label: { ...label, leader }, boxes: [text, ...boxesAlong(leader)] };
}

function anchored({ left, right }: Box, toTheRight: number): Pick<Label, 'x' | 'anchor'> {
  if (toTheRight > 0.3) return { x: left, anchor: 'start' };
  return toTheRight < -0.3 ? { x: right, anchor: 'end' } : { x: (left + right) / 2, anchor: 'middle' };
}

/** A leader as a row of small boxes, so that nothing is laid across it. It begins just off its own sign. */
function boxesAlong({ x1, y1, x2, y2 }: Line): Box[] {
  const steps = Math.max(1, Math.floor(Math.hypot(x2 - x1, y2 - y1) / 2));
  return Array.from({ length: steps - 1 }, (_, index) => {
    const share = (index + 1) / steps;
    const x = x1 + (x2 - x1) * share;
    const y = y1 + (y2 - y1) * share;
    return { left: x - 0.5, top: y - 0.5, right: x + 0.5, bottom: y + 0.5 };
  });
}

/** What the signs of a place take up. */
export function signBox({ x, y, halfWidth, halfHeight }: LabelledPoint): Box {
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isInside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}
