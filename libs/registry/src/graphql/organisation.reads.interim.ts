import { Injectable } from '@nestjs/common';
import type { Country, LocalDate, OrganisationId } from '@talkoot/contracts';
import { RegistryApi } from '../application/registry.api.js';
import { organisationType, type OrganisationType } from './organisation.types.js';

/** Plain reads until the read path is there: one statement a question. */
@Injectable()
export class OrganisationReads {
  constructor(private readonly registry: RegistryApi) {}

  async byId(id: OrganisationId, on: LocalDate): Promise<OrganisationType> {
    const found = (await this.registry.organisations([id])).get(id);
    if (!found) throw new Error(`No organisation ${id}`);
    return organisationType(found, on);
  }

  async byCode(country: Country, code: string, on: LocalDate): Promise<OrganisationType | undefined> {
    const found = await this.registry.organisationByCode(country, code);
    return found && organisationType(found, on);
  }
}
