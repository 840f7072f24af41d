import { Command } from 'commander';
import { accessDocument } from '../documents/access.js';
import { bring } from '../documents/bring.js';
import { eventsDocument } from '../documents/events.js';
import { importSchemas } from '../documents/import-schemas.js';

export const docsCommand = (): Command =>
  new Command('docs')
    .description('Write docs/events.md, docs/access.md and the schemas of the import format from the code.')
    .option('--check', 'only compare; fail when the committed file differs')
    .action(({ check = false }: { check?: boolean }) =>
      bring(
        { 'docs/events.md': eventsDocument(), 'docs/access.md': accessDocument(), ...importSchemas() },
        check,
        'npm run cli -- docs',
      ),
    );
