import { Command } from 'commander';
import { bring } from '../documents/bring.js';
import { eventsDocument } from '../documents/events.js';

export const docsCommand = (): Command =>
  new Command('docs')
    .description('Write docs/events.md from the contracts.')
    .option('--check', 'only compare; fail when the committed file differs')
    .action(({ check = false }: { check?: boolean }) =>
      bring({ 'docs/events.md': eventsDocument() }, check, 'npm run cli -- docs'),
    );
