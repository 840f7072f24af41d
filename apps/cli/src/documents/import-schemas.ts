import { fileSchema } from '@talkoot/platform/import';
import { IMPORT_FORMATS } from '../../../import-formats.js';

/** docs/schema/*.schema.json: the JSON Schema of every file of the import format. */
export function importSchemas(): Record<string, string> {
  return Object.fromEntries(
    IMPORT_FORMATS.map((format) => [
      `docs/schema/${format.kind}.schema.json`,
      `${JSON.stringify(fileSchema(format), null, 2)}\n`,
    ]),
  );
}
