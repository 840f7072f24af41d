import { DEFAULT_LOCALE, PLATFORM_ROLES, type PlatformRole, tidyLine } from '@talkoot/contracts';
import { Command, Option } from 'commander';
import { emailGiven } from '../email-given.js';
import { Refused, say, withContexts } from '../instance.js';
import { organisationOfCode } from '../organisation-of-code.js';

interface Given {
  readonly email: string;
  readonly name?: string;
  readonly organisation?: string;
  readonly role: PlatformRole;
}

export const operatorCommand = (): Command =>
  new Command('operator')
    .description('Look after the people who run and audit the service.')
    .addCommand(
      new Command('add')
        .description('Add somebody who runs or audits the service, or give the role to somebody who is known.')
        .requiredOption('--email <address>', 'their e-mail address', tidyLine)
        .option('--name <name>', 'of somebody new, as others see them, such as “Operator of Talkoot”', tidyLine)
        .option('--organisation <code>', 'for which they act: TEM, 232, SE-1480', tidyLine)
        .addOption(new Option('--role <role>', 'as what').choices(PLATFORM_ROLES).default('operator'))
        .action(add),
    )
    .addCommand(
      new Command('remove')
        .description('Take the role from somebody who runs or audits the service. The last operator stays.')
        .requiredOption('--email <address>', 'their e-mail address', tidyLine)
        .addOption(new Option('--role <role>', 'which; without it, both').choices(PLATFORM_ROLES))
        .action(remove),
    );

function add({ email, name, organisation: code, role }: Given): Promise<void> {
  const address = emailGiven(email);
  if (name !== undefined && (name === '' || name.length > 200))
    throw new Refused('Give a name of 1 to 200 characters.');
  return withContexts(async (contexts) => {
    const { NameMissing, Operators } = await import('@talkoot/identity');
    const organisation = code === undefined ? undefined : await organisationOfCode(contexts, code);
    const called = name === undefined ? undefined : { [DEFAULT_LOCALE]: name };
    const operators = contexts.get(Operators, { strict: false });
    const person = await operators
      .add({ address, name: called, locale: DEFAULT_LOCALE, role, organisation })
      .catch((error: unknown) => {
        throw error instanceof NameMissing ? new Refused(`Nobody has the address ${address}. Give --name.`) : error;
      });
    process.stdout.write(`${person}\n`);
    say(
      code === undefined
        ? 'They act for no organisation yet: nobody can sign in without one. Type the same with --organisation <code>.'
        : `They sign in with ${address}. For a token type: npm run --silent cli -- token --organisation ${code} --role ${role}`,
    );
  });
}

function remove({ email, role }: Pick<Given, 'email'> & { readonly role?: PlatformRole }): Promise<void> {
  const address = emailGiven(email);
  return withContexts(async (contexts) => {
    const { LastOperator, NoSuchRole, Operators } = await import('@talkoot/identity');
    const operators = contexts.get(Operators, { strict: false });
    const person = await operators.remove({ address, ...(role && { role }) }).catch((error: unknown) => {
      if (error instanceof NoSuchRole)
        throw new Refused(`Nobody with the address ${address} is ${role ?? 'operator or auditor'}.`);
      if (error instanceof LastOperator) throw new Refused('This is the last operator. Add another one first.');
      throw error;
    });
    process.stdout.write(`${person}\n`);
    say('They still act for their organisations. To end that as well, use endAffiliation.');
  });
}
