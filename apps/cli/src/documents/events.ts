import { EVENT_NAMES, eventOf } from '@talkoot/contracts';
import { z } from 'zod';

/** docs/events.md: the catalogue for people, written from the contracts. */
export function eventsDocument(): string {
  const aggregates = [...new Set(EVENT_NAMES.map((name) => eventOf(name).aggregate))];
  const eventsOf = (aggregate: string) => EVENT_NAMES.filter((name) => eventOf(name).aggregate === aggregate);
  return `# Events

Every change worth knowing is an event, kept permanently and delivered at least once. This page is written from the contracts by
\`npm run cli -- docs\`.

The envelope is [CloudEvents 1.0](https://cloudevents.io): \`id\`, \`source\`, \`type\` (the name below), \`subject\` (the thing that
changed), \`time\`, \`data\`; and our own attributes \`aggregateversion\`, \`position\` (the place in the stream), \`origin\`
(request, import, job or example), \`requestid\`, \`actorperson\`, \`actororganisation\`, \`causationid\`, \`traceparent\`, \`concerns\` (the
organisations concerned, separated by spaces). Over GraphQL: \`events(filter, after)\`.

A published version never changes; a changed event is a new version. "Concerned" events are seen by the organisations that
they concern alone.

${aggregates.map((each) => `## ${each}\n\n${eventsOf(each).map(entry).join('\n')}`).join('\n')}`;
}

function entry(name: (typeof EVENT_NAMES)[number]): string {
  const { about, heardBy, visibility, inPerson, data, example } = eventOf(name);
  return `### ${name}

${about}

Seen by: ${visibility === 'public' ? 'anybody' : 'those concerned'}. Heard by: ${heardBy.length === 0 ? 'nobody yet' : heardBy.join(', ')}.${inPerson === true ? ' Done in person: without the organisation acted for.' : ''}

| field | form | |
| --- | --- | --- |
${fields(data)}

\`\`\`json
${JSON.stringify(example)}
\`\`\`
`;
}

interface JsonSchema {
  readonly type?: string | string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

function fields(data: z.ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(data, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  const rows = Object.entries(properties).map(
    ([name, schema]) => `| ${name} | ${form(schema)} | ${required.includes(name) ? '' : 'may be missing'} |`,
  );
  return rows.join('\n');
}

function form(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((each) => `\`${each}\``).join(', ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.type === 'array') return `list of ${schema.items ? form(schema.items) : 'values'}`;
  if (schema.properties) return `{ ${Object.keys(schema.properties).join(', ')} }`;
  return schema.format === 'date' ? 'day' : String(schema.type ?? 'id');
}
