import { ALLIANCE_FLOW } from '@talkoot/alliances';
import type { DrawnStep, Flow } from '@talkoot/contracts';
import { ACTION_ITEM_FLOW, MEETING_FLOW, PROPOSAL_FLOW, SEAT_INVITATION_FLOW } from '@talkoot/governance';
import { INVITATION_FLOW } from '@talkoot/identity';
import { PILOT_FLOW } from '@talkoot/pilots';

/** The workflows that docs/governance.md shows, by the name of their place there. */
const FLOWS: Readonly<Record<string, Flow>> = {
  invitation: INVITATION_FLOW,
  meeting: MEETING_FLOW,
  'seat-invitation': SEAT_INVITATION_FLOW,
  'action-item': ACTION_ITEM_FLOW,
  proposal: PROPOSAL_FLOW,
  alliance: ALLIANCE_FLOW,
  pilot: PILOT_FLOW,
};

/** What the formatter is told around what is generated. */
const AS_IT_IS = '<!-- prettier-ignore-start -->';
const FORMATTED = '<!-- prettier-ignore-end -->';

/** docs/governance.md with its workflows drawn anew; the text around them is written by hand. */
export function workflowsDocument(text: string): string {
  const places = [...text.matchAll(/<!-- workflow: (\S+) -->/g)].map(([, name = '']) => name);
  const missing = Object.keys(FLOWS).filter((name) => !places.includes(name));
  if (missing.length > 0) throw new Error(`docs/governance.md has no place for: ${missing.join(', ')}`);
  return places.reduce((done, name) => {
    const flow = FLOWS[name];
    if (!flow) throw new Error(`docs/governance.md has a place for a workflow that there is not: ${name}`);
    const [start, end] = [`<!-- workflow: ${name} -->`, `<!-- end: ${name} -->`];
    const [before, rest = ''] = done.split(start);
    const [, after] = rest.split(end);
    if (after === undefined) throw new Error(`docs/governance.md does not end its place for ${name}`);
    return [`${before}${start}`, AS_IT_IS, drawn(flow), tabled(flow), FORMATTED, `${end}${after}`].join('\n\n');
  }, text);
}

/** A state diagram in Mermaid: an arrow from state to state, with the commands that lead there. */
export function drawn(flow: Flow): string {
  const steps = Object.entries<DrawnStep>(flow);
  const states = [...new Set(steps.flatMap(([, { from, to }]) => [...from, ...(to ? [to] : [])]))];
  const arrows = new Map<string, string[]>();
  for (const [command, { from, to }] of steps) {
    if (!to) continue;
    const starts = from.length === 0 ? ['[*]'] : from.filter((state) => state !== to).map(named);
    for (const start of starts) {
      const arrow = `${start} --> ${named(to)}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), command]);
    }
  }
  const last = states.filter((state) => !steps.some(([, { from }]) => from.includes(state)));
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.filter((state) => state !== named(state)).map((state) => `  state "${state}" as ${named(state)}`),
    ...[...arrows].map(([arrow, commands]) => `  ${arrow}: ${commands.join(', ')}`),
    ...last.map((state) => `  ${named(state)} --> [*]`),
    '```',
  ].join('\n');
}

/** Mermaid takes a hyphen for its own. */
const named = (state: string): string => state.replaceAll('-', '_');

function tabled(flow: Flow): string {
  const lines = Object.entries<DrawnStep>(flow).map(([command, { from, to, guards = [] }]) => {
    const states = from.length === 0 ? '–' : from.join(', ');
    return `| ${command} | ${states} | ${to ?? 'stays'} | ${guards.map(({ says }) => says).join('; ')} |`;
  });
  return ['| command | in | leads to | asks that |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
