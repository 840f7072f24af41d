import { type AnyFormat, fileSchema } from '@talkoot/platform/import';

/** docs/schema/*.schema.json: the JSON Schema of every file of the import format. */
export function importSchemas(formats: readonly AnyFormat[]): Record<string, string> {
  return Object.fromEntries(
    formats.map((format) => [
      `docs/schema/${format.kind}.schema.json`,
      `${JSON.stringify(fileSchema(format), null, 2)}\n`,
    ]),
  );
}
