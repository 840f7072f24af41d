import type { Point } from '@talkoot/contracts';
import { geoAzimuthalEqualArea, geoCentroid, geoCircle, geoDistance, geoPath, type GeoProjection } from 'd3-geo';

export type Shape = Parameters<GeoProjection['fitExtent']>[1];

/** A part of the earth on a rectangle of pixels that begins at (0, 0). */
export interface View {
  readonly projection: GeoProjection;
  readonly width: number;
  readonly height: number;
}

/** The earth's mean radius. */
export const KILOMETRES_A_RADIAN = 6371;
const DEGREES_A_RADIAN = 180 / Math.PI;
const MARGIN = 16;
/** In kilometres from the middle: about a region, and about a town with its neighbours. */
const WIDEST_SURROUNDINGS = 130;
const NARROWEST_SURROUNDINGS = 40;

/**
 * Lambert's azimuthal equal-area projection around the shape's middle, as in the European grid of INSPIRE (ETRS89-LAEA): areas
 * compare rightly, and countries of this size look as people know them. As high as the shape needs, up to the given height.
 */
export function viewOf(shape: Shape, width: number, highest: number): View {
  const [longitude, latitude] = geoCentroid(shape);
  const projection = geoAzimuthalEqualArea().rotate([-longitude, -latitude]).clipAngle(40);
  projection.fitWidth(width - 2 * MARGIN, shape);
  const [[, top], [, bottom]] = geoPath(projection).bounds(shape);
  const height = Math.min(highest, bottom - top + 2 * MARGIN);
  projection.fitExtent(
    [
      [MARGIN, MARGIN],
      [width - MARGIN, height - MARGIN],
    ],
    shape,
  );
  projection.clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
  return { projection, width, height };
}

/** Around places that are close together, or nothing where a map of their countries serves better. */
export function surroundingsOf(locations: readonly Point[]): Shape | undefined {
  const points = locations.map(({ longitude, latitude }): [number, number] => [longitude, latitude]);
  const middle = geoCentroid({ type: 'MultiPoint', coordinates: points });
  const kilometres = Math.max(...points.map((point) => geoDistance(middle, point))) * KILOMETRES_A_RADIAN;
  if (kilometres > WIDEST_SURROUNDINGS) return undefined;
  const radius = Math.max(kilometres * 1.15, NARROWEST_SURROUNDINGS) / KILOMETRES_A_RADIAN;
  return geoCircle()
    .center(middle)
    .radius(radius * DEGREES_A_RADIAN)();
}
