import { IdentityApi, NobodyActs, TOKEN_ROLES, type TokenRole } from '@talkoot/identity';
import { RegistryApi } from '@talkoot/registry';
import { Command, Option } from 'commander';
import { Refused, withContexts } from '../instance.js';

export const tokenCommand = (): Command =>
  new Command('token')
    .description('Print a bearer token for somebody who acts for an organisation, and nothing else.')
    .requiredOption('--organisation <code>', 'its code, with its country where it is not Finnish: TEM, 232, SE-1480')
    .addOption(new Option('--role <role>', 'as what').choices(TOKEN_ROLES).makeOptionMandatory())
    .action(({ organisation, role }: { organisation: string; role: TokenRole }) => print(organisation, role));

function print(code: string, role: TokenRole): Promise<void> {
  const match = /^(?:(FI|SE)-)?(.+)$/.exec(code);
  const country = match?.[1] === 'SE' ? 'SE' : 'FI';
  return withContexts(async (contexts) => {
    const organisation = await contexts.get(RegistryApi).organisationByCode(country, match?.[2] ?? code);
    if (!organisation) throw new Refused(`There is no organisation with the code ${code} in ${country}.`);
    try {
      process.stdout.write(`${await contexts.get(IdentityApi).mintToken(organisation.id, role)}\n`);
    } catch (error) {
      throw error instanceof NobodyActs ? new Refused(error.message) : error;
    }
  });
}
