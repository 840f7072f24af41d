import { Command } from 'commander';
import { withContexts } from '../instance.js';

export const retentionCommand = (): Command =>
  new Command('retention')
    .description('Remove what is kept for a time only, as the workers do once a day, and say how much it was.')
    .option('--dry-run', 'only say how much it would be')
    .action(({ dryRun = false }: { dryRun?: boolean }) => remove(dryRun));

function remove(dryRun: boolean): Promise<void> {
  return withContexts(async (contexts) => {
    const { Retention } = await import('@talkoot/platform/personal-data');
    for (const { what, rows } of await contexts.get(Retention).run({ dryRun }))
      process.stdout.write(`${what}: ${rows}\n`);
  });
}
