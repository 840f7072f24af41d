import { z } from 'zod';
import type { AnyFormat } from './format.js';

/** The part of JSON Schema that tells which fields there are. */
const node = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
});
export type SchemaNode = z.output<typeof node>;

/** The row's JSON Schema, as its author writes the row (before any value is turned into another type). */
export function rowSchema(row: z.ZodType): SchemaNode {
  return node.parse(z.toJSONSchema(row, { io: 'input', unrepresentable: 'any' }));
}

/** The published JSON Schema of a section's file; of a table, the schema of one line. */
export function fileSchema({ kind, files, layout, description, row }: AnyFormat): Record<string, unknown> {
  const { $schema, ...record } = rowSchema(row);
  const content = layout === 'list' ? { type: 'array', items: record } : record;
  return { $schema, $id: `urn:talkoot:import:1:${kind}`, title: files, description, ...content };
}

/** The schema below a path, as far as it is known. */
export function schemaAt(schema: SchemaNode, path: readonly PropertyKey[]): SchemaNode | undefined {
  return path.reduce<SchemaNode | undefined>((at, step) => {
    const below = typeof step === 'number' ? at?.items : at?.properties?.[String(step)];
    return node.safeParse(below).data;
  }, schema);
}
