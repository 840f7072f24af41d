import {
  Clock,
  DEFAULT_LOCALE,
  DomainError,
  id,
  InvalidInput,
  LOCALES,
  type Locale,
  type Operation,
  OPERATORS_LOCALE,
  parseInput,
  tidyLine,
} from '@talkoot/contracts';
import type { INestApplicationContext } from '@nestjs/common';
import { jobOperation } from '@talkoot/platform/auth';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { emailGiven } from '../email-given.js';
import { Refused, withContexts } from '../instance.js';
import { organisationOfCode } from '../organisation-of-code.js';

interface Manager {
  readonly organisation: string;
  readonly email: string;
  readonly name?: string;
  readonly language: Locale;
}

export const managerCommand = (): Command =>
  new Command('manager')
    .description('Managers of organisations.')
    .addCommand(
      new Command('add')
        .description('Make somebody manager of an organisation from today on, such as its first one.')
        .requiredOption(
          '--organisation <code>',
          'its code, with its country where it is not Finnish: TEM, 232, SE-1480',
          tidyLine,
        )
        .requiredOption('--email <address>', 'the e-mail address of the manager')
        .option('--name <name>', 'the name, for somebody who is not known yet')
        .addOption(new Option('--language <language>', 'of the mails').choices(LOCALES).default(DEFAULT_LOCALE))
        .action(add),
    );

export const personCommand = (): Command =>
  new Command('person').description('What is held on people.').addCommand(
    new Command('export')
      .description('Print all that is held on a person, as JSON.')
      .requiredOption('--person <id>', 'the id of the person')
      .action(({ person }: { person: string }) => print(person)),
  );

function add({ organisation: code, email, name, language }: Manager): Promise<void> {
  const address = emailGiven(email);
  return withContexts(async (contexts) => {
    const { AffiliationsService, appointManager } = await import('@talkoot/identity');
    const organisation = await organisationOfCode(contexts, code);
    await told(async () => {
      const command = parseInput(appointManager, { organisation, address, name, language });
      const affiliation = await contexts.get(AffiliationsService).appoint(byOperator(contexts, 'manager.add'), command);
      process.stdout.write(`${affiliation}\n`);
    });
  });
}

function print(text: string): Promise<void> {
  return withContexts(async (contexts) => {
    const { PrivacyService } = await import('@talkoot/identity');
    await told(async () => {
      const { person } = parseInput(z.strictObject({ person: id('person') }), { person: text });
      const held = await contexts.get(PrivacyService).held(byOperator(contexts, 'person.exported'), person);
      process.stdout.write(`${JSON.stringify(held, undefined, 2)}\n`);
    });
  });
}

/** Who runs commands runs the service. */
const byOperator = (contexts: INestApplicationContext, action: string): Operation => ({
  ...jobOperation(contexts.get(Clock), action),
  viewer: { platformRoles: ['operator'] },
});

/** Says in words why something cannot be done. */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof InvalidInput)
      throw new Refused(
        error.issues.map(({ path, text }) => `${path.join('.')}: ${text[OPERATORS_LOCALE]}`).join('\n'),
      );
    throw error instanceof DomainError ? new Refused(error.text[OPERATORS_LOCALE]) : error;
  }
}
