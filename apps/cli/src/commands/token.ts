import { tidyLine, TOKEN_ROLES, type TokenRole } from '@talkoot/contracts';
import { Command, Option } from 'commander';
import { Refused, withContexts } from '../instance.js';
import { organisationOfCode } from '../organisation-of-code.js';

export const tokenCommand = (): Command =>
  new Command('token')
    .description('Print a bearer token for somebody who acts for an organisation, and nothing else.')
    .requiredOption(
      '--organisation <code>',
      'its code, with its country where it is not Finnish: TEM, 232, SE-1480',
      tidyLine,
    )
    .addOption(new Option('--role <role>', 'as what').choices(TOKEN_ROLES).makeOptionMandatory())
    .action(({ organisation, role }: { organisation: string; role: TokenRole }) => print(organisation, role));

function print(code: string, role: TokenRole): Promise<void> {
  return withContexts(async (contexts) => {
    const { IdentityApi, NobodyActs } = await import('@talkoot/identity');
    const organisation = await organisationOfCode(contexts, code);
    try {
      process.stdout.write(`${await contexts.get(IdentityApi).mintToken(organisation, role)}\n`);
    } catch (error) {
      throw error instanceof NobodyActs ? new Refused(error.message) : error;
    }
  });
}
