import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { merge, mesh } from 'topojson-client';
import type { Country } from '@talkoot/contracts';
import { z } from 'zod';

type Topology = Parameters<typeof mesh>[0];
type Areas = Extract<Parameters<typeof merge>[1], readonly unknown[]>;
type Area = ReturnType<typeof merge>;

/** The outlines that a map is drawn from, in WGS 84 (GeoJSON). */
export interface Atlas {
  /** What is not sea, as far as a map of the countries can reach. */
  readonly land: Area;
  /** The borders on land between countries there. */
  readonly borders: ReturnType<typeof mesh>;
  readonly countries: Readonly<Record<Country, Area>>;
}

/** The world atlas' areas (ISO 3166-1 numeric) that make up a country: Åland has a number of its own. */
const AREAS: Record<Country, readonly string[]> = { FI: ['246', '248'], SE: ['752'] };

/** What shows beside these on a map: Norway, Denmark, Estonia, Latvia, Lithuania, Russia, Belarus, Poland, Germany. */
const NEIGHBOURS = ['578', '208', '233', '428', '440', '643', '112', '616', '276'];

/** Natural Earth's scales, by the millions: the finer one takes five times the memory and is for the surroundings of a few towns. */
export type Scale = '50m' | '10m';

/** Reads the outlines, and keeps nothing: a report is drawn seldom, and reading takes some hundredths of a second (1:10 million: some tenths). */
export async function loadAtlas(scale: Scale): Promise<Atlas> {
  const path = createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`);
  const topology = worldAtlas.parse(JSON.parse(await readFile(path, 'utf8')));
  const areas = (ids: readonly string[]): Areas =>
    topology.objects.countries.geometries.filter(({ id }) => typeof id === 'string' && ids.includes(id));
  const near = areas([...Object.values(AREAS).flat(), ...NEIGHBOURS]);
  return {
    land: merge(topology, near),
    borders: mesh(topology, { type: 'GeometryCollection', geometries: near }, (a, b) => a !== b),
    countries: { FI: merge(topology, areas(AREAS.FI)), SE: merge(topology, areas(AREAS.SE)) },
  };
}

interface Layer {
  type: 'GeometryCollection';
  geometries: Areas;
}

interface WorldAtlas extends Topology {
  objects: { countries: Layer };
}

const layer = z.looseObject({
  type: z.literal('GeometryCollection'),
  geometries: z.array(z.looseObject({ type: z.enum(['Polygon', 'MultiPolygon']) })),
});

const atlasFile = z.looseObject({
  type: z.literal('Topology'),
  objects: z.object({ countries: layer }),
});

/** The file comes with an installed package: that its countries are areas is enough to know it by. */
const worldAtlas = z.custom<WorldAtlas>(
  (value) => atlasFile.safeParse(value).success,
  'The world atlas is not a topology of countries',
);
