import { Injectable } from '@nestjs/common';
import {
  clearable,
  code,
  id,
  type Id,
  isId,
  lasting,
  localDate,
  localisedLine,
  localisedText,
  NETWORK_KINDS,
  type NetworkMember,
  networkMember,
  type Operation,
  period,
  Period,
  provenance,
  requireAllowed,
  expectedVersion,
  versionRead,
} from '@talkoot/contracts';
import { AggregateStore, type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { refuse } from '../messages/index.js';
import { ExistingOrganisations } from '../organisations/existing-organisations.service.js';
import { OrganisationLookup } from '../organisations/organisation.lookup.js';
import { CollaborationGuards } from './collaboration-guards.port.js';
import { Network } from './network.js';
import { NetworkRepository } from './network.repository.js';
import { ThemeRepository } from './theme.repository.js';

export const foundNetwork = z
  .strictObject({
    kind: z.enum(NETWORK_KINDS).describe('What holds it together.'),
    code: code.describe('Its code: capital letters, digits and hyphens.'),
    name: localisedLine(300).describe('Its name.'),
    description: localisedText(2000).optional().describe('What it is for.'),
    period: period.default(Period.always).describe('When it exists. Default: open on both ends.'),
    owner: id('organisation').optional().describe('The organisation that owns it.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
  })
  .describe('A new network.');
export type FoundNetwork = z.output<typeof foundNetwork>;

export const changeNetwork = z
  .strictObject({
    network: id('network').describe('The network.'),
    name: lasting(localisedLine(300)).describe('Its name.'),
    description: clearable(localisedText(2000)).describe('What it is for.'),
    period: lasting(period).describe('When it exists.'),
    expectedVersion: versionRead,
  })
  .describe('Other details of a network; what is left out stays as it is, null empties the description.');
export type ChangeNetwork = z.output<typeof changeNetwork>;

export const joinNetwork = z
  .strictObject({
    network: id('network').describe('The network.'),
    member: networkMember.describe('The organisation or collaboration that becomes a member.'),
    on: localDate.describe('The first day of the membership.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
    expectedVersion,
  })
  .describe('A network and its new member.');
export type JoinNetwork = z.output<typeof joinNetwork>;

export const leaveNetwork = z
  .strictObject({
    network: id('network').describe('The network.'),
    member: networkMember.describe('The organisation or collaboration that leaves.'),
    lastDay: localDate.describe('The last day of the membership.'),
    expectedVersion: versionRead,
  })
  .describe('A network and the member that leaves it.');
export type LeaveNetwork = z.output<typeof leaveNetwork>;

export const setNetworkThemes = z
  .strictObject({
    network: id('network').describe('The network.'),
    themes: z.array(id('theme')).max(100).describe('All themes with which it deals from that day on.'),
    on: localDate.describe('The first day.'),
    expectedVersion: versionRead,
  })
  .describe('A network and all its themes from a day on.');
export type SetNetworkThemes = z.output<typeof setNetworkThemes>;

@Injectable()
export class NetworksService {
  private readonly store: AggregateStore<Id<'network'>, Network>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly networks: NetworkRepository,
    private readonly themes: ThemeRepository,
    private readonly organisations: OrganisationLookup,
    private readonly existing: ExistingOrganisations,
    private readonly guards: CollaborationGuards,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['network'],
      load: (transaction, id) => networks.load(transaction, id),
      aggregate: (network) => network,
      repository: networks,
    });
  }

  found(operation: Operation, command: FoundNetwork): Promise<Id<'network'>> {
    requireAllowed(operation, 'registry:maintain', []);
    return this.unitOfWork.run(operation, async (transaction) => {
      const { owner, period } = command;
      if (owner) await this.existing.require(transaction, owner, period.from ?? operation.today, ['owner']);
      const network = Network.found(command);
      await this.networks.save(transaction, [network], owner);
      return network.id;
    });
  }

  change(operation: Operation, command: ChangeNetwork): Promise<Id<'network'>> {
    const { network: id, expectedVersion: _, ...details } = command;
    return this.store.change(operation, maintained(command), (network) => {
      network.change(details);
      return id;
    });
  }

  join(operation: Operation, command: JoinNetwork): Promise<Id<'network'>> {
    const { network: id, member, on, provenance } = command;
    return this.store.change(operation, maintained(command), async (network, transaction) => {
      await this.requireMember(transaction, member, command);
      network.admit(member, on, provenance);
      return id;
    });
  }

  leave(operation: Operation, command: LeaveNetwork): Promise<Id<'network'>> {
    return this.store.change(operation, maintained(command), (network) => {
      network.dismiss(command.member, command.lastDay);
      return network.id;
    });
  }

  /** From the day on the network deals with these themes and no others. */
  setThemes(operation: Operation, command: SetNetworkThemes): Promise<Id<'network'>> {
    const { network: id, themes, on } = command;
    return this.store.change(operation, maintained(command), async (network, transaction) => {
      const [already] = await Promise.all([
        this.themes.of(transaction, [id], on),
        this.themes.requireAll(transaction, themes, (place) => ['themes', place]),
      ]);
      const known = (already.get(id) ?? []).map((theme) => theme.id);
      const begun = themes.filter((theme) => !known.includes(theme));
      const ended = known.filter((theme) => !themes.includes(theme));
      network.changeThemes(begun, ended, on);
      // The links are written behind the event that tells of them.
      await this.networks.save(transaction, [network]);
      await this.themes.unlink(transaction, id, ended, on.minusDays(1));
      const links = begun.map((theme) => ({ collaboration: id, theme, period: Period.from(on) }));
      await this.themes.link(transaction, links);
      return id;
    });
  }

  private async requireMember(
    transaction: Transaction,
    member: NetworkMember,
    { on, network }: JoinNetwork,
  ): Promise<void> {
    if (isId('organisation', member)) {
      await this.existing.require(transaction, member, on, ['member']);
      return;
    }
    const known = await this.organisations.names(transaction, [member], on);
    if (member === network || !known.has(member)) throw refuse('NOT_FOUND', ['member']);
    const hidden = await this.guards.hidden([member], transaction.operation.today, transaction);
    if (hidden.has(member)) throw refuse('WRONG_STATUS.notPublicYet', ['member']);
  }
}

const maintained = ({
  network: id,
  expectedVersion,
}: {
  readonly network: Id<'network'>;
  readonly expectedVersion?: number | undefined;
}): Target<Id<'network'>, Network> => ({ id, expectedVersion, action: 'registry:maintain' });
