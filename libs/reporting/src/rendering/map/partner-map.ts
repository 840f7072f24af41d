import { COUNTRIES } from '@talkoot/contracts';
import { geoPath } from 'd3-geo';
import type { Language } from '../language.js';
import { type Content, type Markup, markup } from '../markup.js';
import { drawSign, pilotSign, round } from '../pilot-sign.js';
import type { ReportPilot } from '../programme-report.js';
import type { Atlas, Scale } from './atlas.loader.js';
import { type Box, type Label, placeLabels, signBox } from './labels.js';
import { drawLegend } from './legend.js';
import type { Place } from './places.js';
import { scaleBar } from './scale-bar.js';
import { type Shape, surroundingsOf, type View, viewOf } from './view.js';

const WIDTH = 660;
const MAP_WIDTH = 430;
/** What fits on a page of A4 with its heading and caption. */
const HIGHEST = 760;
/** A few names need less, which leaves room for the map below what stands before it. */
const LOWEST = 300;
const HIGHER_BY_PLACE = 10;
const LEGEND_LEFT = MAP_WIDTH + 18;
const LEGEND_WIDTH = WIDTH - LEGEND_LEFT;
const LOCATOR_HEIGHT = 170;
const FONT_SIZE = 10.5;
const SIGN_RADIUS = 4;

/** A place with the spot that its signs take up on the map, in pixels. */
interface Spot {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly text: string;
}

/** The map, and the places whose names it has no room for. */
export interface PartnerMap {
  readonly drawing: Markup;
  /** In the order of their numbers, from 1. */
  readonly numbered: readonly Place[];
  /** Without even a number. */
  readonly unnamed: readonly Place[];
}

/** The scale of the atlas that a map of these places needs. */
export function atlasScaleFor(places: readonly Place[]): Scale {
  return surroundingsOf(places.map(({ location }) => location)) ? '10m' : '50m';
}

/**
 * Places (one at least) on the map of their countries, as SVG; where they are close together, on a map of their surroundings with a
 * small one that shows where that is.
 */
export function partnerMap(
  places: readonly Place[],
  pilots: readonly ReportPilot[],
  language: Language,
  atlas: Atlas,
): PartnerMap {
  const { say } = language;
  const countries = countriesOf(places, atlas);
  const surroundings = surroundingsOf(places.map(({ location }) => location));
  const view = viewOf(
    surroundings ?? countries,
    MAP_WIDTH,
    Math.min(HIGHEST, LOWEST + HIGHER_BY_PLACE * places.length),
  );
  const spots = places.flatMap((place) => spotOf(place, view));
  const { drawing, numbered, unnamed } = drawSpots(spots, view, language);
  const legend = drawLegend(pilots, language, LEGEND_LEFT, LEGEND_WIDTH);
  const locator = surroundings && drawLocator(countries, surroundings, legend.bottom + 10);
  const height = round(Math.max(view.height, legend.bottom + (locator ? LOCATOR_HEIGHT + 20 : 0)));

  const svg = markup`<svg class="map" role="img" aria-labelledby="map-title map-description" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-size="${FONT_SIZE}">
<title id="map-title">${say('report.mapTitle')}</title>
<desc id="map-description">${say('report.mapDescription', { towns: places.length })}</desc>
${drawGround(countries, atlas, view)}
${drawing}
${legend.drawing}
${locator}
</svg>`;
  return { drawing: svg, numbered, unnamed };
}

/** The countries of the places; all that the network knows when they have none. */
function countriesOf(places: readonly Place[], atlas: Atlas): Shape {
  const known = new Set(places.flatMap(({ country }) => country ?? []));
  const shown = COUNTRIES.filter((country) => known.size === 0 || known.has(country));
  return { type: 'GeometryCollection', geometries: shown.map((country) => atlas.countries[country]) };
}

function spotOf(place: Place, { projection }: View): Spot[] {
  const point = projection([place.location.longitude, place.location.latitude]);
  if (!point) return [];
  const halfWidth = place.pilots.length * SIGN_RADIUS + 1;
  return [{ place, x: point[0], y: point[1], halfWidth, halfHeight: SIGN_RADIUS + 1, text: place.name }];
}

/** Sea, land, borders, and the countries concerned; the frame's own line hides where they are cut. */
function drawGround(countries: Shape, { land, borders }: Atlas, { projection, width, height }: View): Markup {
  const path = geoPath(projection).digits(1);
  const frame = markup`width="${width}" height="${round(height)}"`;
  return markup`<clipPath id="map-frame"><rect ${frame}/></clipPath>
<g clip-path="url(#map-frame)">
<rect ${frame} fill="#e6eef3"/>
<path d="${path(land) ?? ''}" fill="#f1f0ec" stroke="#c4c7c4" stroke-width=".6"/>
<path d="${path(borders) ?? ''}" fill="none" stroke="#c4c7c4" stroke-width=".8"/>
<path d="${path(countries) ?? ''}" fill="#fff" stroke="#7d8790" stroke-width=".9"/>
<rect ${frame} fill="none" stroke="#9aa3aa" stroke-width="2"/>
</g>`;
}

/** The signs with the names, or with numbers where there is no room for the name; and the scale where no sign is. */
function drawSpots(
  spots: readonly Spot[],
  view: View,
  language: Language,
): { drawing: Markup; numbered: Place[]; unnamed: Place[] } {
  const frame: Box = { left: 3, top: 3, right: view.width - 3, bottom: view.height - 3 };
  const signs = spots.map(signBox);
  const scale = scaleBar(view, signs);
  const names = placeLabels(spots, [...(scale ? [scale.box] : []), ...signs], frame, FONT_SIZE);
  const nameless = spots.filter((_, index) => names.labels[index] === undefined);
  const widest = language.formats.number(nameless.length);
  const numbers = placeLabels(
    nameless.map((spot) => ({ ...spot, text: widest })),
    names.taken,
    frame,
    FONT_SIZE,
  );
  const numbered = nameless.flatMap(({ place }, index) => {
    const label = numbers.labels[index];
    return label ? { place, label } : [];
  });
  const drawing = markup`${[...names.labels, ...numbers.labels].map(drawLeader)}
${spots.map(drawSigns)}
${spots.map(({ place }, index) => drawLabel(place.name, place.foreign, names.labels[index]))}
${numbered.map(({ label }, index) => drawLabel(language.formats.number(index + 1), undefined, label))}
${scale?.drawing}`;
  return {
    drawing,
    numbered: numbered.map(({ place }) => place),
    unnamed: nameless.filter((_, index) => numbers.labels[index] === undefined).map(({ place }) => place),
  };
}

/** One sign for each pilot, side by side. */
function drawSigns({ place, x, y }: Spot): Content {
  return place.pilots.map((pilot, index) => {
    const shift = (index - (place.pilots.length - 1) / 2) * (2 * SIGN_RADIUS + 1);
    return drawSign(pilotSign(pilot), x + shift, y, SIGN_RADIUS);
  });
}

function drawLabel(text: string, foreign: string | undefined, label: Label | undefined): Content {
  if (!label) return undefined;
  const lang = foreign && markup` lang="${foreign}"`;
  return markup`<text x="${round(label.x)}" y="${round(label.y)}" text-anchor="${label.anchor}"${lang} stroke="#fff" stroke-width="2.5" stroke-linejoin="round" paint-order="stroke">${text}</text>
`;
}

function drawLeader(label: Label | undefined): Content {
  if (!label?.leader) return undefined;
  const { x1, y1, x2, y2 } = label.leader;
  return markup`<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="#6b747b" stroke-width=".6"/>`;
}

/** The countries, small, with the part that the map shows. */
function drawLocator(countries: Shape, part: Shape, top: number): Markup {
  const { projection } = viewOf(countries, LEGEND_WIDTH, LOCATOR_HEIGHT);
  const path = geoPath(projection).digits(1);
  return markup`<g transform="translate(${LEGEND_LEFT},${round(top)})"><path d="${path(countries) ?? ''}" fill="#f1f0ec" stroke="#7d8790" stroke-width=".6"/><path d="${path(part) ?? ''}" fill="none" stroke="#9e1c3c" stroke-width="1.6"/></g>`;
}
