import { readFile } from 'node:fs/promises';
import { accessDocument } from './access.js';
import { eventsDocument } from './events.js';
import { loadContexts } from '../../../contexts.js';
import { formsDocument } from './forms.js';
import { importSchemas } from './import-schemas.js';
import { mutationsDocument } from './mutations.js';
import { nestCli } from './nest-cli.js';
import { valueNamesDocument } from './value-names.js';
import { workflowsDocument } from './workflows.js';

/** What the code tells of itself without a database: documents by their path. */
export async function codeDocuments(): Promise<Record<string, string>> {
  const { formats } = await loadContexts();
  const schema = await readFile('schema.graphql', 'utf8');
  return {
    'docs/events.md': eventsDocument(),
    'docs/access.md': accessDocument(),
    'docs/value-names.md': valueNamesDocument(),
    'docs/mutations.md': mutationsDocument(schema),
    'apps/console/src/acting/forms.json': formsDocument(schema),
    'docs/workflows.md': workflowsDocument(),
    'nest-cli.json': await nestCli(),
    ...importSchemas(formats),
  };
}
