import { type DrawnStep, type Flow, FLOWS } from '@talkoot/contracts';

const INTRODUCTION = `# Workflows

Written by \`npm run cli -- docs\` from the code; \`npm run docs:check\` fails when the two differ.

A workflow is a table in the domain of its context (\`*_FLOW\`). A row is a step: the statuses in which it is allowed, the status
that it leads to, and its conditions. A step has the name of its mutation, if it has one. The aggregate takes a step of the table
before it changes anything (\`MEETING_FLOW.conveneMeeting.take(…)\`), so that what stands here is what runs.
People change a status, not the clock; only an invitation to a seat expires. That something is late or overdue follows from the day.

Property tests give random sequences of steps to the aggregates (\`npm test\`: 1,000; \`npm run test:deep\`: 10,000). Meetings are compared
with a second account of the rules, \`libs/governance/src/testing/meeting-book.ts\`.`;

/** docs/workflows.md, written from the tables. */
export function workflowsDocument(): string {
  const sections = Object.entries(FLOWS).map(([title, flow]) =>
    [`## ${title}`, ...drawn(flow), tabled(flow)].join('\n\n'),
  );
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

/** A state diagram in Mermaid: an arrow from state to state, with the steps that lead there. None where no state changes. */
export function drawn(flow: Flow): string[] {
  const steps = Object.entries<DrawnStep>(flow);
  const states = [...new Set(steps.flatMap(([, { from, to }]) => [...from, ...(to ? [to] : [])]))];
  const arrows = new Map<string, string[]>();
  for (const [step, { from, to }] of steps) {
    if (!to) continue;
    const starts = from.length === 0 ? ['[*]'] : from.filter((state) => state !== to).map(named);
    for (const start of starts) {
      const arrow = `${start} --> ${named(to)}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), step]);
    }
  }
  if (arrows.size === 0) return [];
  const last = states.filter((state) => !steps.some(([, { from }]) => from.includes(state)));
  const lines = [
    '```mermaid',
    'stateDiagram-v2',
    ...states.filter((state) => state !== named(state)).map((state) => `  state "${state}" as ${named(state)}`),
    ...[...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`),
    ...last.map((state) => `  ${named(state)} --> [*]`),
    '```',
  ];
  return [lines.join('\n')];
}

/** Mermaid takes a hyphen for its own. */
const named = (state: string): string => state.replaceAll('-', '_');

function tabled(flow: Flow): string {
  const lines = Object.entries<DrawnStep>(flow).map(([step, { from, to, guards }]) => {
    const states = from.length === 0 ? '–' : from.join(', ');
    return `| ${step} | ${states} | ${to ?? 'stays'} | ${guards.map(({ says }) => says).join('; ')} |`;
  });
  return ['| step | in | leads to | condition |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
