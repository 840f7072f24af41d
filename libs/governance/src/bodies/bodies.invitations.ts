import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type InvitationRole, type LocalDate, type OrganisationId, organisationOn } from '@talkoot/contracts';
import { InvitationsApi, type Inviting } from '@talkoot/identity';
import { BodiesLoader } from './bodies.loader.js';
import type { Body } from './body.js';
import { BodyRepository } from './body.repository.js';

/** Organisations are invited to be the secretariat of a body. */
@Injectable()
export class BodiesInvitations implements OnModuleInit {
  constructor(
    private readonly invitations: InvitationsApi,
    private readonly loader: BodiesLoader,
    private readonly bodies: BodyRepository,
  ) {}

  onModuleInit(): void {
    this.invitations.register({
      kind: 'body',
      load: (transaction, ids) => this.loader.all(transaction, ids),
      inviting: (body) => this.inviting(body),
    });
  }

  private inviting(body: Body): Inviting {
    return {
      // The work of an editor, as managing a body is.
      answering: () => undefined,
      withdrawing: 'body:manage',
      take: async (transaction, { organisation, startsOn }) => {
        const { today } = transaction.operation;
        body.setSecretariat({ organisation, on: startsOn?.isAfter(today) ? startsOn : today });
        await this.bodies.save(transaction, [body]);
      },
      rolesOf: rolesOf(body),
    };
  }
}

export const rolesOf =
  (body: Body) =>
  (organisation: OrganisationId, from: LocalDate): InvitationRole[] =>
    organisationOn(body.state.secretariats, from) === organisation ? ['secretariat'] : [];
