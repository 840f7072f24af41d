import { Injectable } from '@nestjs/common';
import {
  CodeTaken,
  code,
  country,
  localisedText,
  type Operation,
  organisationKind,
  type OrganisationId,
  period,
  point,
  Period,
  provenance,
  requireAllowed,
} from '@talkoot/contracts';
import { UnitOfWork, violatedConstraint } from '@talkoot/platform/database';
import { z } from 'zod';
import { Organisation } from '../domain/organisation.js';
import { OrganisationRepository } from '../persistence/organisation.repository.js';

export const registerOrganisation = z.strictObject({
  kind: organisationKind,
  country,
  code,
  name: localisedText(300),
  period: period.default(Period.always),
  location: point.optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(10)
    .default([]),
  provenance: provenance.default('reported'),
});
export type RegisterOrganisation = z.output<typeof registerOrganisation>;

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationRepository,
  ) {}

  async register(operation: Operation, command: RegisterOrganisation): Promise<OrganisationId> {
    requireAllowed(operation, 'registry:maintain', []);
    const organisation = Organisation.register(command);
    await this.unitOfWork
      .run(operation, (transaction) => this.organisations.save(transaction, [organisation]))
      .catch((error: unknown) => {
        throw violatedConstraint(error) === 'organisation_code' ? new CodeTaken(command.code) : error;
      });
    return organisation.id;
  }
}
