import type { GeoPermissibleObjects } from 'd3-geo';

/** Outlines, made by scripts/console.js from Natural Earth. */
export interface Land {
  readonly of: GeoPermissibleObjects;
  readonly around: GeoPermissibleObjects;
}

/** Loaded when a map is shown. */
export const loadLand = async (): Promise<Land> => (await import('./land.json')).default as unknown as Land;
