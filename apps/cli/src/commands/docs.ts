import { Command } from 'commander';
import { bring } from '../documents/bring.js';

export const docsCommand = (): Command =>
  new Command('docs')
    .description(
      'Write docs/events.md, docs/access.md, docs/value-names.md, docs/mutations.md, docs/workflows.md, the schemas of the import format and nest-cli.json from the code.',
    )
    .option('--check', 'only compare; fail when the committed file differs')
    .action(async ({ check = false }: { check?: boolean }) => {
      const { codeDocuments } = await import('../documents/code.js');
      await bring(await codeDocuments(), check, 'npm run cli -- docs');
    });
