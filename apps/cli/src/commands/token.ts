import { tidyLine, TOKEN_ROLES, type TokenRole } from '@talkoot/contracts';
import { Command, Option } from 'commander';
import { Refused, say, withContexts } from '../instance.js';
import { organisationOfCode } from '../organisation-of-code.js';

export const tokenCommand = (): Command =>
  new Command('token')
    .description('Print a bearer token for somebody who acts for an organisation, and nothing else.')
    .option('--organisation <code>', 'its code, with its country where it is not Finnish: TEM, 232, SE-1480', tidyLine)
    .addOption(new Option('--role <role>', 'as what').choices(TOKEN_ROLES))
    .action(({ organisation, role }: { organisation?: string; role?: TokenRole }, command: Command) =>
      organisation === undefined || role === undefined
        ? command.error("error: required options '--organisation <code>' and '--role <role>' not specified")
        : print(organisation, role),
    )
    .addCommand(
      new Command('revoke')
        .description('Revoke a token.')
        .argument('<token>', 'the token, or its id (jti), which the audit trail has')
        .action(revoke),
    );

function revoke(token: string): Promise<void> {
  return withContexts(async (contexts) => {
    const { IdentityApi } = await import('@talkoot/identity');
    const isRevoked = await contexts.get(IdentityApi).revokeToken(token);
    if (!isRevoked) throw new Refused('This is neither a valid token nor the id of one, a UUID.');
    say('The token is no longer valid.');
  });
}

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
