import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { geoConicConformal, geoPath } from 'd3-geo';
import { say } from '../texts/say.js';
import { loadLand } from './land.js';

const [WIDTH, HEIGHT] = [420, 560];
const MARGIN = 16;
/** Corners of what is shown where there are no two towns that say what to show. */
const ALL = [
  [11, 55],
  [31, 70],
];

export interface Place {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
}

interface PlaceMapProps {
  readonly title: string;
  readonly places: readonly Place[];
}

/** Towns on a map, each a link. What it shows stands in a table beside it as well. */
export function PlaceMap({ title, places }: PlaceMapProps) {
  const { data: land } = useQuery({ queryKey: ['land'], queryFn: loadLand, staleTime: Infinity });
  const navigate = useNavigate();
  const projection = geoConicConformal()
    .parallels([58, 68])
    .rotate([-22, 0])
    .fitExtent(
      [
        [MARGIN, MARGIN],
        [WIDTH - MARGIN, HEIGHT - MARGIN],
      ],
      {
        type: 'MultiPoint',
        coordinates: places.length > 1 ? places.map(({ longitude, latitude }) => [longitude, latitude]) : ALL,
      },
    );
  const path = geoPath(projection);
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={title}>
        {land ? (
          <g aria-hidden>
            <path className="around" d={path(land.around) ?? ''} />
            <path className="land" d={path(land.of) ?? ''} />
          </g>
        ) : null}
        {places.map(({ name, address, latitude, longitude }) => {
          const [x, y] = projection([longitude, latitude]) ?? [0, 0];
          return (
            <a
              key={address}
              href={address}
              aria-label={name}
              onClick={(event) => {
                event.preventDefault();
                void navigate({ to: address });
              }}
            >
              <circle cx={x} cy={y} r={7}>
                <title>{name}</title>
              </circle>
            </a>
          );
        })}
      </svg>
      <figcaption>{say('map.source')}</figcaption>
    </figure>
  );
}
