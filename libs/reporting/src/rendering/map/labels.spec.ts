import { textWidth } from '../svg-text.js';
import { type Box, type Label, type LabelledPoint, overlap, placeLabels, signBox } from './labels.js';

const FRAME: Box = { left: 0, top: 0, right: 430, bottom: 700 };
const FONT_SIZE = 10;

describe('the labels of the map', () => {
  it('stand to the right of their places where there is room', () => {
    const alone = point(100, 100, 'Kemi');
    const { labels } = placeLabels([alone], [signBox(alone)], FRAME, FONT_SIZE);
    expect(labels[0]).toMatchObject({ anchor: 'start', leader: undefined });
    expect(labels[0]?.x).toBeGreaterThan(alone.x + alone.halfWidth);
  });

  it('never cover a sign or each other, and stay inside', () => {
    // A spiral that is too dense in its middle for all names.
    const points = Array.from({ length: 60 }, (_, index) =>
      point(215 + Math.cos(index) * index * 2, 350 + Math.sin(index) * index * 2, `Kaupunki ${index}`),
    );
    const signs = points.map(signBox);
    const { labels } = placeLabels(points, signs, FRAME, FONT_SIZE);
    const boxes = labels.flatMap((label, index) => (label ? [boxOf(label, points[index]?.text ?? '')] : []));

    expect(boxes.length).toBeGreaterThan(30);
    expect(boxes.length).toBeLessThan(60);
    boxes.forEach((box, index) => {
      expect([...signs, ...boxes.slice(index + 1)].filter((other) => overlap(box, other))).toEqual([]);
      expect(box.left >= FRAME.left && box.right <= FRAME.right).toBe(true);
      expect(box.top >= FRAME.top && box.bottom <= FRAME.bottom).toBe(true);
    });
  });

  it('give way so that a place with a single spot left gets it', () => {
    // The corner's only spot is to its left, where the other would like to have its own label.
    const corner = point(423, 100, 'Kulma');
    const other = point(350, 100, 'Naapuri');
    const frame: Box = { left: 300, top: 90, right: 430, bottom: 110 };
    const { labels } = placeLabels([other, corner], [signBox(other), signBox(corner)], frame, FONT_SIZE);
    expect(labels.every((label) => label !== undefined)).toBe(true);
  });
});

function point(x: number, y: number, text: string): LabelledPoint {
  return { x, y, halfWidth: 5, halfHeight: 5, text };
}

function boxOf({ x, y, anchor }: Label, text: string): Box {
  const width = textWidth(text, FONT_SIZE);
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  const top = y - FONT_SIZE * 0.82;
  return { left, top, right: left + width, bottom: top + FONT_SIZE };
}
