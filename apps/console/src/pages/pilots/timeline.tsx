import type { ReactNode } from 'react';
import { Picture } from '../../parts/picture.js';
import { dayText } from '../../texts/format.js';
import { named, say } from '../../texts/say.js';
import type { StatusLight } from '../../api/operations.js';
import type { MilestoneState } from './milestones.js';
import { axisOf, rowsOf } from './time-axis.js';

interface TimelineProps {
  readonly name: string;
  /** The day that the page is about. */
  readonly day: string;
  readonly period: { readonly from: string | null; readonly to: string | null };
  /** With the numbers that they have in the table. */
  readonly milestones: readonly { readonly number: number; readonly on: string; readonly state: MilestoneState }[];
  readonly reports: readonly { readonly on: string; readonly light: StatusLight }[];
}

const WIDTH = 800;
const MARGIN = 20;
const ROW = 30;
const NEAREST = 26;

/** The milestones of a pilot above an axis of time, its status reports below. Each has a shape of its own. */
export function Timeline({ name, day, period, milestones, reports }: TimelineProps) {
  const days = [...milestones, ...reports].map(({ on }) => on);
  const axis = axisOf([day, ...days, ...[period.from, period.to].filter((each) => each !== null)]);
  const at = (on: string): number => MARGIN + axis.at(on) * (WIDTH - 2 * MARGIN);
  const above = inRows(milestones, at);
  const below = inRows(reports, at);
  const line = (above.rows + 1) * ROW;
  const height = line + 30 + (below.rows + 1) * ROW;
  const description = say('pilots.timelineText', {
    reached: milestones.filter(({ state }) => state === 'reached').length,
    late: milestones.filter(({ state }) => state === 'late').length,
    coming: milestones.filter(({ state }) => state === 'coming').length,
    dropped: milestones.filter(({ state }) => state === 'dropped').length,
    reports: reports.length,
    day: dayText(day),
  });
  return (
    <figure className="figure">
      <Picture title={say('pilots.timelineOf', { name })} description={description} width={WIDTH} height={height}>
        {period.from === null ? null : (
          <line
            className="term"
            x1={at(period.from)}
            x2={period.to === null ? WIDTH : at(period.to)}
            y1={line}
            y2={line}
          />
        )}
        <line className="axis" x1={0} x2={WIDTH} y1={line} y2={line} />
        {axis.years.map((first) => (
          <g key={first}>
            <line className="axis" x1={at(first)} x2={at(first)} y1={line - 5} y2={line + 5} />
            <text x={at(first)} y={line + 20} textAnchor="middle">
              {first.slice(0, 4)}
            </text>
          </g>
        ))}
        <line className="now" x1={at(day)} x2={at(day)} y1={4} y2={height - 4} />
        {above.placed.map(({ each, x, row }) => (
          <Mark key={each.number} x={x} y={line - (row + 0.7) * ROW} shape={each.state}>
            {each.number}
          </Mark>
        ))}
        {below.placed.map(({ each, x, row }) => (
          <Mark key={`${each.on} ${row}`} x={x} y={line + 38 + row * ROW} shape={each.light} />
        ))}
      </Picture>
      <figcaption>
        {say('pilots.timelineMarks')}
        <ul className="in-line">
          {MILESTONES.map((state) => (
            <Explained key={state} shape={state} text={say(`pilots.milestone.${state}`)} />
          ))}
          {LIGHTS.map((light) => (
            <Explained key={light} shape={light} text={named('StatusLight', light)} />
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function inRows<Each extends { readonly on: string }>(things: readonly Each[], at: (day: string) => number) {
  const inOrder = things.map((each) => ({ each, x: at(each.on) })).toSorted((one, other) => one.x - other.x);
  const rows = rowsOf(
    inOrder.map(({ x }) => x),
    NEAREST,
  );
  return {
    placed: inOrder.map((each, place) => ({ ...each, row: rows[place] ?? 0 })),
    rows: Math.max(0, ...rows.map((row) => row + 1)),
  };
}

type Shape = MilestoneState | StatusLight;

const MILESTONES: readonly MilestoneState[] = ['reached', 'coming', 'late', 'dropped'];
const LIGHTS: readonly StatusLight[] = ['ON_TRACK', 'AT_RISK', 'OFF_TRACK'];

const DIAMOND = 'M0 -9 L9 0 L0 9 L-9 0 Z';

/** Around the point 0, 0. */
const SHAPES: Readonly<Record<Shape, ReactNode>> = {
  reached: <path className="full" d={DIAMOND} />,
  coming: <path className="empty" d={DIAMOND} />,
  late: (
    <>
      <path className="empty thick" d={DIAMOND} />
      <path className="empty thick" d="M0 -4 V1 M0 3 V4.5" />
    </>
  ),
  dropped: <path className="empty" d="M-7 -7 L7 7 M7 -7 L-7 7" />,
  ON_TRACK: <circle className="empty" r="7" />,
  AT_RISK: <path className="empty thick" d="M0 -8 L8 7 H-8 Z" />,
  OFF_TRACK: <path className="full" d="M-7 -7 H7 V7 H-7 Z" />,
};

interface MarkProps {
  readonly x: number;
  readonly y: number;
  readonly shape: Shape;
  readonly children?: ReactNode;
}

const Mark = ({ x, y, shape, children }: MarkProps) => (
  <g transform={`translate(${x} ${y})`}>
    {SHAPES[shape]}
    {children === undefined ? null : (
      <text x={11} y={-4}>
        {children}
      </text>
    )}
  </g>
);

const Explained = ({ shape, text }: { readonly shape: Shape; readonly text: string }) => (
  <li>
    <svg className="sign" viewBox="-11 -11 22 22" aria-hidden>
      {SHAPES[shape]}
    </svg>{' '}
    {text}
  </li>
);

/** The light of a status report: a shape and its name. */
export const Light = ({ of }: { readonly of: StatusLight }) => (
  <span className="light">
    <svg className="sign" viewBox="-11 -11 22 22" aria-hidden>
      {SHAPES[of]}
    </svg>{' '}
    {named('StatusLight', of)}
  </span>
);
