import { locale as localeSchema } from '@talkoot/contracts';
import { Command, Option } from 'commander';
import { importInto } from '../../../import.js';
import { terminalLocale } from '../import/locale.js';
import { describeImport, showProgress } from '../import/report.js';
import { say, withContexts } from '../instance.js';

export const importCommand = (): Command =>
  new Command('import')
    .description(
      'Import a folder or a file in the format of docs/import.md: all of it or nothing, again without effect.',
    )
    .argument('<path>', 'the folder, or one file of it')
    .option('--dry-run', 'check and try everything, keep nothing', false)
    .addOption(
      new Option('--locale <locale>', 'language of the messages')
        .choices(localeSchema.options)
        .default(terminalLocale(process.env)),
    )
    .action((path: string, { dryRun, locale }: { dryRun: boolean; locale: (typeof localeSchema.options)[number] }) =>
      withContexts(async (contexts) => {
        const result = await importInto(contexts, path, { dryRun, locale, progress: showProgress(process.stderr) });
        for (const line of describeImport(result, locale)) say(line);
        if (result.problemCount > 0) process.exitCode = 1;
      }),
    );
