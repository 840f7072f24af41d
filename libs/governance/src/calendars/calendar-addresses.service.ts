import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type Action,
  collaborationId,
  collaborationKindOf,
  id,
  type Id,
  newId,
  type Operation,
  requireAllowed,
  uuidOf,
} from '@talkoot/contracts';
import { NotAuthenticated } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { type Pointer, UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { refuse } from '../messages/index.js';
import type { CalendarTarget } from './calendar-address.entity.js';
import { CalendarAddressRepository } from './calendar-address.repository.js';

export const createCalendarAddress = z
  .strictObject({
    body: id('body').optional().describe('The meetings of this body.'),
    collaboration: collaborationId
      .optional()
      .describe('The meetings of all bodies of this alliance, pilot programme, project, pilot or network.'),
    mine: z
      .literal(true)
      .optional()
      .describe(
        'True: the meetings of all bodies in which you, or the organisation that you act for, sit on that day.',
      ),
  })
  .refine((given) => Object.values(given).filter((each) => each !== undefined).length === 1, {
    error: 'one_of:body, collaboration, mine',
  })
  .describe('Whose meetings to show: give exactly one.');
export type CreateCalendarAddress = z.output<typeof createCalendarAddress>;

export const revokeCalendarAddress = z
  .strictObject({ calendarAddress: id('calendaraddress').describe('The address.') })
  .describe('The address to revoke.');
export type RevokeCalendarAddress = z.output<typeof revokeCalendarAddress>;

/** More than any person needs; a person who loses them has others to revoke first. */
const MOST_OPEN = 50;

/** Bytes of a secret: nobody guesses it. */
const SECRET_BYTES = 32;

/** What is kept of the secret in an address. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

interface Target extends Pointer {
  readonly kind: CalendarTarget;
}

/** The addresses under which people let calendar programs read meetings. */
@Injectable()
export class CalendarAddressesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly addresses: CalendarAddressRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The address as a whole is told here and never again. Throws TOO_MANY; NOT_FOUND for what the viewer may not see. */
  async create(
    operation: Operation,
    command: CreateCalendarAddress,
  ): Promise<{ id: Id<'calendaraddress'>; url: string }> {
    const { person, organisation } = makerOf(operation, 'calendar-address:make');
    const target = targetOf(command);
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const address = newId('calendaraddress');
    await this.unitOfWork.run(operation, async (transaction) => {
      await transaction.requireSeen(target ? [target] : []);
      if ((await this.addresses.countOpen(transaction, person)) >= MOST_OPEN)
        throw refuse('TOO_MANY.calendarAddresses', [], { most: MOST_OPEN });
      await this.addresses.add(transaction, {
        id: address,
        kind: target?.kind ?? 'person',
        target: uuidOf(target?.id ?? person),
        person,
        organisation,
        locale: operation.locale,
        secret: digestOf(secret),
        createdAt: new Date(operation.now.toEpochMilli()),
        revokedAt: undefined,
      });
    });
    return { id: address, url: `${this.config.PUBLIC_URL}/calendars/${secret}.ics` };
  }

  /** From now on nothing can be read there. Throws NOT_FOUND for whatever is not the person's own. */
  async revoke(operation: Operation, command: RevokeCalendarAddress): Promise<Id<'calendaraddress'>> {
    const { person } = makerOf(operation, 'calendar-address:revoke');
    await this.unitOfWork.run(operation, async (transaction) => {
      const revoked = await this.addresses.revoke(transaction, person, command.calendarAddress);
      if (!revoked) throw refuse('NOT_FOUND', ['calendarAddress']);
    });
    return command.calendarAddress;
  }
}

/** What the address is of; to be seen by who makes it, unless it is oneself. */
const targetOf = ({ body, collaboration }: CreateCalendarAddress): Target | undefined => {
  if (body) return { id: body, path: ['body'], kind: 'body' };
  return collaboration && { id: collaboration, path: ['collaboration'], kind: collaborationKindOf(collaboration) };
};

/** Whose addresses these are: the person's who acts. */
function makerOf(operation: Operation, action: Action) {
  requireAllowed(operation, action, ['self']);
  const { person, organisation } = operation.viewer;
  if (person === undefined || organisation === undefined) throw new NotAuthenticated();
  return { person, organisation };
}
