import { Injectable } from '@nestjs/common';
import {
  clearable,
  clearableList,
  code,
  country,
  formed,
  id,
  localDate,
  localisedLine,
  type Operation,
  organisationKind,
  type OrganisationId,
  period,
  plainLine,
  point,
  Period,
  provenance,
  refuseCodeOfMunicipality,
  requireAllowed,
  expectedVersion,
  versionRead,
} from '@talkoot/contracts';
import { AggregateStore, UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { refuse } from '../messages/index.js';
import { ExistingOrganisations } from './existing-organisations.service.js';
import { Organisation } from './organisation.js';
import { OrganisationRepository } from './organisation.repository.js';
import { RegionRepository } from './region.repository.js';

const languages = z.array(formed(/^[a-z]{2,3}$/, 'invalid_language')).max(10);

export const registerOrganisation = z
  .strictObject({
    kind: organisationKind.describe('What it is.'),
    country: country.describe('The country that it belongs to.'),
    code: code.describe('Its official code: kuntanumero, kommunkod, or its own such as TEM.'),
    name: localisedLine(300).describe('Its name.'),
    businessId: plainLine(40).optional().describe('Y-tunnus or organisationsnummer; its check digit is verified.'),
    period: period.default(Period.always).describe('When it exists. Default: open on both ends.'),
    location: point.optional().describe('Where it is on the map.'),
    languages: languages.default([]).describe('Its languages, ISO 639.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
  })
  .superRefine(refuseCodeOfMunicipality)
  .describe('A new organisation.');
export type RegisterOrganisation = z.output<typeof registerOrganisation>;

export const changeOrganisation = z
  .strictObject({
    organisation: id('organisation').describe('The organisation.'),
    businessId: clearable(plainLine(40)).describe('Y-tunnus or organisationsnummer; its check digit is verified.'),
    location: clearable(point).describe('Where it is on the map.'),
    languages: clearableList(languages).describe('Its languages, ISO 639.'),
    expectedVersion: versionRead,
  })
  .describe('Other details of an organisation; what is left out stays as it is, null empties it.');
export type ChangeOrganisation = z.output<typeof changeOrganisation>;

export const moveMunicipality = z
  .strictObject({
    municipality: id('organisation').describe('The municipality.'),
    region: id('region').describe('The region in which it lies from that day on.'),
    on: localDate.describe('The first day in the new region.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
    expectedVersion: versionRead,
  })
  .describe('A municipality and the region that it moves to.');
export type MoveMunicipality = z.output<typeof moveMunicipality>;

export const joinJointAuthority = z
  .strictObject({
    organisation: id('organisation').describe('The joint authority.'),
    member: id('organisation').describe('Who becomes a member.'),
    on: localDate.describe('The first day of the membership.'),
    provenance: provenance.default('reported').describe('Where this comes from. Default: reported.'),
    expectedVersion,
  })
  .describe('A joint authority and its new member.');
export type JoinJointAuthority = z.output<typeof joinJointAuthority>;

export const leaveJointAuthority = z
  .strictObject({
    organisation: id('organisation').describe('The joint authority.'),
    member: id('organisation').describe('Who leaves.'),
    lastDay: localDate.describe('The last day of the membership.'),
    expectedVersion: versionRead,
  })
  .describe('A joint authority and the member that leaves it.');
export type LeaveJointAuthority = z.output<typeof leaveJointAuthority>;

@Injectable()
export class OrganisationsService {
  private readonly store: AggregateStore<OrganisationId, Organisation>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationRepository,
    private readonly regions: RegionRepository,
    private readonly existing: ExistingOrganisations,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['organisation'],
      load: (transaction, id) => organisations.load(transaction, id),
      aggregate: (organisation) => organisation,
      repository: organisations,
    });
  }

  async register(operation: Operation, command: RegisterOrganisation): Promise<OrganisationId> {
    requireAllowed(operation, 'registry:maintain', []);
    const organisation = Organisation.register(command);
    await this.unitOfWork.run(operation, (transaction) => this.organisations.save(transaction, [organisation]));
    return organisation.id;
  }

  /** Its own people may change it too. */
  change(operation: Operation, command: ChangeOrganisation): Promise<OrganisationId> {
    const { organisation: id, expectedVersion, ...details } = command;
    return this.store.change(operation, { id, expectedVersion, action: 'organisation:change' }, (organisation) => {
      organisation.correct(details);
      return id;
    });
  }

  /** A municipality lies in another region from a day on. */
  move(operation: Operation, command: MoveMunicipality): Promise<OrganisationId> {
    const { municipality: id, region, on, provenance, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'registry:maintain', path: ['municipality'] } as const;
    return this.store.change(operation, target, async (municipality, transaction) => {
      if (!(await this.regions.load(transaction, region))) throw refuse('NOT_FOUND', ['region']);
      municipality.moveTo(region, on, provenance);
      return id;
    });
  }

  /** A municipality becomes a member of a joint authority. */
  join(operation: Operation, command: JoinJointAuthority): Promise<OrganisationId> {
    const { organisation: id, member, on, provenance, expectedVersion } = command;
    const target = { id, expectedVersion, action: 'registry:maintain' } as const;
    return this.store.change(operation, target, async (authority, transaction) => {
      await this.existing.require(transaction, member, on, ['member']);
      authority.admit(member, on, provenance);
      return id;
    });
  }

  leave(operation: Operation, command: LeaveJointAuthority): Promise<OrganisationId> {
    const { organisation: id, member, lastDay, expectedVersion } = command;
    return this.store.change(operation, { id, expectedVersion, action: 'registry:maintain' }, (authority) => {
      authority.dismiss(member, lastDay);
      return id;
    });
  }
}
