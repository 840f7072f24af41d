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
    .addOption(
      new Option('--locale <locale>', 'language of the messages')
        .choices(localeSchema.options)
        .default(terminalLocale(process.env)),
    )
    .action(async (path: string, { dryRun, locale }: { dryRun: boolean; locale: Locale }) =>
      tell(
        locale,
        // Said at once, before a database is opened for it.
        (await refuseMissing(path)) ??
          (await withContexts(async (contexts) => {
            const { importInto } = await import('../../../import.js');
            return importInto(contexts, path, { dryRun, locale, progress: showProgress(process.stderr) });
          })),
      ),
    );

function tell(locale: Locale, result: ImportResult): void {
  for (const line of describeImport(result, locale)) say(line);
  if (result.problemCount > 0) process.exitCode = 1;
}
