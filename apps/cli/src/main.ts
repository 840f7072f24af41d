import { InvalidConfiguration } from '@talkoot/platform/config';
import { Command } from 'commander';
import { docsCommand } from './commands/docs.js';
import { importCommand } from './commands/import.js';
import { migrateCommand } from './commands/migrate.js';
import { migrationsCommand } from './commands/migrations.js';
import { schemaCommand } from './commands/schema.js';
import { tokenCommand } from './commands/token.js';

const program = new Command('talkoot').description('Runs and looks after a Talkoot instance.').showHelpAfterError();
const COMMANDS = [migrateCommand, importCommand, tokenCommand, schemaCommand, migrationsCommand, docsCommand];
for (const command of COMMANDS) program.addCommand(command());

try {
  await program.parseAsync();
} catch (error) {
  const message = error instanceof InvalidConfiguration || !(error instanceof Error) ? String(error) : error.stack;
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
