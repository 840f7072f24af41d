import { Injectable } from '@nestjs/common';
import { type Id, isId, type LocalDate, type Operation, type OrganisationId } from '@talkoot/contracts';
import { type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { InvitationsApi } from '@talkoot/identity';
import { RegistryApi } from '@talkoot/registry';
import { refuse } from '../messages/index.js';
import type {
  AddSeat,
  BeginMandate,
  ChangeBody,
  ChangeSeat,
  EndMandate,
  EndSeat,
  FoundBody,
  SetSecretariat,
} from './bodies.inputs.js';
import { rolesOf as secretariatOf } from './bodies.invitations.js';
import { BodiesLoader } from './bodies.loader.js';
import { Body } from './body.js';
import { BodyRepository, type OfBody } from './body.repository.js';
import { KnownBodies } from './known-bodies.loader.js';
import { NamedPersons } from './named-persons.service.js';
import { SeatInvitationsService } from './seat-invitations.service.js';

/** A mandate that has begun, or an invitation that waits for its answer. */
export interface BegunOrInvited {
  readonly mandate?: Id<'mandate'>;
  readonly invitation?: Id<'seatinvitation'>;
}

/** Bodies, their seats, and who sits there. */
@Injectable()
export class BodiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly named: NamedPersons,
    private readonly invitations: SeatInvitationsService,
    private readonly invitingOrganisations: InvitationsApi,
    private readonly loader: BodiesLoader,
    private readonly known: KnownBodies,
    private readonly bodies: BodyRepository,
  ) {}

  found(operation: Operation, command: FoundBody): Promise<Id<'body'>> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const { of, secretariat, period } = command;
      const from = period.from ?? operation.today;
      if (isId('organisation', of)) await this.registry.requireExisting(transaction, of, from, ['of']);
      const standing = await this.loader.owning(transaction, of, ['of'], 'body:manage');
      const { owner, isPublic } = standing;
      if (command.code) await this.registry.requireCodeOf(transaction, owner, command.code, isPublic);
      await this.requireExisting(transaction, secretariat, command, 'secretariat');
      const isInvited = secretariat !== undefined && isOfOthers(operation, secretariat);
      if (command.reportsTo) await this.requireReceiver(transaction, command.reportsTo);
      const timeZone = (await this.known.timeZones([standing.owner], transaction))(standing.owner);
      const own = isInvited ? undefined : secretariat;
      const body = Body.found({ ...command, secretariat: own, timeZone }, { ...standing, today: operation.today });
      await this.bodies.save(transaction, [body]);
      if (isInvited) await this.inviteSecretariat(transaction, body.id, secretariat, period.from, 'secretariat');
      return body.id;
    });
  }

  change(operation: Operation, { body: id, expectedVersion, ...changes }: ChangeBody): Promise<Id<'body'>> {
    return this.loader.change(operation, managed(id, expectedVersion), async (body, transaction) => {
      const { reportsTo } = changes;
      if (reportsTo) await this.requireReceiver(transaction, reportsTo, id);
      body.change(changes);
      return id;
    });
  }

  setSecretariat(operation: Operation, command: SetSecretariat): Promise<Id<'body'>> {
    const { body: id, organisation, on, expectedVersion } = command;
    return this.loader.change(operation, managed(id, expectedVersion), async (body, transaction) => {
      if (organisation) await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      await this.invitingOrganisations.close(transaction, id);
      const agrees =
        !organisation || !isOfOthers(operation, organisation) || secretariatOf(body)(organisation, on).length > 0;
      if (!body.state.period.includes(on)) throw refuse('OUTSIDE_PERIOD', ['on'], { period: body.state.period });
      if (agrees) body.setSecretariat({ organisation: organisation ?? undefined, on });
      else await this.inviteSecretariat(transaction, id, organisation, on, 'organisation');
      return id;
    });
  }

  addSeat(operation: Operation, { body: id, expectedVersion, ...seat }: AddSeat): Promise<Id<'seat'>> {
    return this.loader.change(operation, managed(id, expectedVersion), async (body, transaction) => {
      await this.requireExisting(transaction, seat.organisation, seat, 'organisation');
      return body.addSeat(seat).id;
    });
  }

  changeSeat(operation: Operation, command: ChangeSeat): Promise<Id<'seat'>> {
    const { seat: id, organisation, on = operation.today, expectedVersion, ...changes } = command;
    return this.loader.change(operation, managed(id, expectedVersion), async (body, transaction) => {
      body.changeSeat(id, changes);
      if (organisation) await this.registry.requireExisting(transaction, organisation, on, ['organisation']);
      if (organisation !== undefined) body.giveSeat(id, organisation ?? undefined, on);
      return id;
    });
  }

  endSeat(operation: Operation, { seat: id, lastDay, expectedVersion }: EndSeat): Promise<Id<'seat'>> {
    return this.loader.change(operation, managed(id, expectedVersion), (body) => {
      body.endSeat(id, lastDay);
      return id;
    });
  }

  /** Those who may be named have the seat at once. Others are invited, whether the address is known or not. */
  beginMandate(operation: Operation, command: BeginMandate): Promise<BegunOrInvited> {
    const { seat: id, role, organisation, period, provenance, expectedVersion } = command;
    return this.loader.change(operation, managed(id, expectedVersion), async (body, transaction) => {
      await this.requireExisting(transaction, organisation, command, 'organisation');
      const named = await this.named.forSeat(transaction, body.id, command);
      const offer = { role, organisation, period, provenance };
      if (named && 'invited' in named)
        return { invitation: await this.invitations.invite(transaction, body, { ...offer, seat: id }, named.invited) };
      return { mandate: body.beginMandate(id, { ...offer, person: named?.person }).id };
    });
  }

  /** One that has not begun yet is taken back by a last day before its first. */
  endMandate(operation: Operation, { mandate: id, lastDay, expectedVersion }: EndMandate): Promise<Id<'mandate'>> {
    return this.loader.change(operation, managed(id, expectedVersion), (body) => {
      body.endMandate(id, lastDay);
      return id;
    });
  }

  /** Nobody is the secretariat of a body before it agrees. */
  private inviteSecretariat(
    transaction: Transaction,
    to: Id<'body'>,
    organisation: OrganisationId,
    startsOn: LocalDate | undefined,
    field: string,
  ): Promise<void> {
    const { organisation: inviter } = transaction.operation.viewer;
    const roles = ['secretariat'] as const;
    const invitation = { to, organisation, inviter, roles, startsOn, provenance: 'reported' } as const;
    return this.invitingOrganisations.send(transaction, [invitation], () => [field]);
  }

  /** That an organisation named in the field exists when it begins: on the first day of the period, or today where that is open. */
  private async requireExisting(
    transaction: Transaction,
    organisation: OrganisationId | undefined,
    { period }: Pick<AddSeat, 'period'>,
    field: string,
  ): Promise<void> {
    if (!organisation) return;
    await this.registry.requireExisting(transaction, organisation, period.from ?? transaction.operation.today, [field]);
  }

  /** That there is the body that is to receive the reports of another one, and that its own do not come back to that one. */
  private async requireReceiver(transaction: Transaction, receiver: Id<'body'>, of?: Id<'body'>): Promise<void> {
    await this.loader.held(transaction, receiver, { path: ['reportsTo'] });
    if (!of) return;
    transaction.beforeCommit(`reports of ${of}`, async (closing) => {
      const circles = await this.bodies.reportingInCircles(closing, [of]);
      if (circles.length > 0) throw refuse('INVALID_INPUT.reportsInCircle', ['reportsTo']);
    });
  }
}

/** The change of a body by those who manage it. */
const managed = (id: OfBody, expectedVersion: number | undefined): Target<OfBody, Body> => ({
  id,
  expectedVersion,
  action: 'body:manage',
  path: [isId('seat', id) ? 'seat' : isId('mandate', id) ? 'mandate' : 'body'],
});

/** Whether the organisation has to be asked: it is not the one acted for. An operator who acts for nobody states what is, as an import does. */
const isOfOthers = ({ viewer }: Operation, organisation: OrganisationId): boolean =>
  viewer.organisation !== undefined && viewer.organisation !== organisation;
