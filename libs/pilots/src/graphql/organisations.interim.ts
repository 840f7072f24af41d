import { Injectable } from '@nestjs/common';
import type { LocalDate, OrganisationId } from '@talkoot/contracts';
import { organisationType, OrganisationType, RegistryApi } from '@talkoot/registry';

/** Shows organisations as they are on a day. */
@Injectable()
export class OrganisationsOnADay {
  constructor(private readonly registry: RegistryApi) {}

  async all(ids: readonly OrganisationId[], on: LocalDate): Promise<OrganisationType[]> {
    const known = await this.registry.organisations(ids);
    return ids.flatMap((id) => {
      const found = known.get(id);
      return found ? [organisationType(found, on)] : [];
    });
  }

  async one(id: OrganisationId | undefined, on: LocalDate): Promise<OrganisationType | undefined> {
    return id === undefined ? undefined : (await this.all([id], on))[0];
  }
}
