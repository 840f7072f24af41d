import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { accessDocument } from '../documents/access.js';
import { bring } from '../documents/bring.js';
import { eventsDocument } from '../documents/events.js';
import { glossaryDocument } from '../documents/glossary.js';
import { importSchemas } from '../documents/import-schemas.js';
import { workflowsDocument } from '../documents/workflows.js';

const WORKFLOWS = 'docs/governance.md';

export const docsCommand = (): Command =>
  new Command('docs')
    .description(
      'Write docs/events.md, docs/access.md, docs/glossary.md, the workflows in docs/governance.md and the schemas of the import format from the code.',
    )
    .option('--check', 'only compare; fail when the committed file differs')
    .action(async ({ check = false }: { check?: boolean }) =>
      bring(
        {
          'docs/events.md': eventsDocument(),
          'docs/access.md': accessDocument(),
          'docs/glossary.md': glossaryDocument(),
          [WORKFLOWS]: workflowsDocument(await readFile(WORKFLOWS, 'utf8')),
          ...importSchemas(),
        },
        check,
        'npm run cli -- docs',
      ),
    );
