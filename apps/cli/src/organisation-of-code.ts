import type { INestApplicationContext } from '@nestjs/common';
import type { OrganisationId } from '@talkoot/contracts';
import { Refused } from './instance.js';

/** As in files; a municipality of Finland by its number alone, too. */
export async function organisationOfCode(contexts: INestApplicationContext, code: string): Promise<OrganisationId> {
  const { RegistryApi } = await import('@talkoot/registry');
  const references = [`FI-${code}`, code];
  const found = await contexts.get(RegistryApi).findOrganisations(undefined, references);
  const organisation = references.map((each) => found.get(each)).find((each) => each !== undefined);
  if (!organisation)
    throw new Refused(`There is no organisation with the code ${code}. A Swedish municipality goes by SE-1480.`);
  return organisation;
}
