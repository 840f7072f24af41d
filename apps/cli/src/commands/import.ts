import { type Locale, locale as localeSchema } from '@talkoot/contracts';
import { type ImportResult, refuseMissing } from '@talkoot/platform/import';
import { Command, Option } from 'commander';
import { terminalLocale } from '../import/locale.js';
import { describeImport, showProgress } from '../import/report.js';
import { say, withContexts } from '../instance.js';

export const importCommand = (): Command =>
  new Command('import')
    .description(
      'Import a folder or a file in the format of docs/import.md: all of it or nothing. The same files again change nothing.',
    )
    .argument('<path>', 'the folder, or one file of it')
    .option('--dry-run', 'check and try everything, keep nothing', false)
    .option(
      '--example-data',
      'make the illustrative network of today as well, as a first `npm start` does; it needs the people of the bundled data',
      false,
    )
    .addOption(
      new Option('--locale <locale>', 'language of the messages')
        .choices(localeSchema.options)
        .default(terminalLocale(process.env)),
    )
    .action(async (path: string, { dryRun, exampleData, locale }: Asked) =>
      tell(
        locale,
        // Said at once, before a database is opened for it.
        (await refuseMissing(path)) ??
          (await withContexts(async (contexts) => {
            const { importInto } = await import('../../../import.js');
            const { tellExample } = await import('../../../standalone/src/example-data/tell.js');
            return importInto(contexts, path, {
              dryRun,
              locale,
              progress: showProgress(process.stderr),
              besides: exampleData ? (transaction) => tellExample(contexts, transaction) : undefined,
            });
          })),
      ),
    );

interface Asked {
  readonly dryRun: boolean;
  readonly exampleData: boolean;
  readonly locale: Locale;
}

function tell(locale: Locale, result: ImportResult): void {
  for (const line of describeImport(result, locale)) say(line);
  if (result.problemCount > 0) process.exitCode = 1;
}
