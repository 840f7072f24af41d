import { SetupFault } from '@talkoot/platform/config';
import { Command } from 'commander';
import { auditCommand } from './commands/audit.js';
import { doctorCommand } from './commands/doctor.js';
import { docsCommand } from './commands/docs.js';
import { importCommand } from './commands/import.js';
import { keysCommand } from './commands/keys.js';
import { ledgerCommand } from './commands/ledger.js';
import { migrateCommand } from './commands/migrate.js';
import { migrationsCommand } from './commands/migrations.js';
import { operatorCommand } from './commands/operator.js';
import { schemaCommand } from './commands/schema.js';
import { Refused, say } from './instance.js';
import { managerCommand, personCommand } from './commands/people.js';
import { retentionCommand } from './commands/retention.js';
import { tokenCommand } from './commands/token.js';

const program = new Command('talkoot').description('Runs and looks after a Talkoot instance.').showHelpAfterError();
const COMMANDS = [
  migrateCommand,
  importCommand,
  tokenCommand,
  keysCommand,
  managerCommand,
  personCommand,
  retentionCommand,
  ledgerCommand,
  auditCommand,
  schemaCommand,
  migrationsCommand,
  docsCommand,
  operatorCommand,
  doctorCommand,
];
for (const command of COMMANDS) program.addCommand(command());

try {
  await program.parseAsync();
} catch (error) {
  const isForPeople = error instanceof Refused || error instanceof SetupFault;
  say(error instanceof Error ? ((isForPeople ? undefined : error.stack) ?? error.message) : String(error));
  process.exitCode = 1;
}
