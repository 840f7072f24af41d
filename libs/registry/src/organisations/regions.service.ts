import { Injectable } from '@nestjs/common';
import {
  clearable,
  country,
  formed,
  id,
  type Id,
  lasting,
  localisedLine,
  type Operation,
  requireAllowed,
  sentAs,
  versionRead,
} from '@talkoot/contracts';
import { AggregateStore, UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { Region } from './region.js';
import { RegionRepository } from './region.repository.js';

const year = z.int().min(1900).max(2200).describe('The year of the version.');
const nuts = sentAs(
  { object: 'VersionedCodeInput' },
  z
    .strictObject({ code: formed(/^[A-Z]{2}[0-9A-Z]{3}$/, 'invalid_nuts').describe('The code.'), version: year })
    .describe('A code of a classification in one of its versions.'),
);
const iso = formed(/^[A-Z]{2}-[0-9A-Z]{1,3}$/, 'invalid_iso_region');

export const registerRegion = z
  .strictObject({
    country: country.describe('The country that it belongs to.'),
    code: formed(/^\d{2}$/, 'invalid_region_code').describe('Its code in the national list: two digits.'),
    name: localisedLine(300).describe('Its name.'),
    codeVersion: year.optional().describe('The year of the version of the national code list.'),
    nuts: nuts.optional().describe('Its NUTS 3 code.'),
    iso: iso.optional().describe('Its ISO 3166-2 code, such as FI-03.'),
  })
  .describe('A new region of the code list.');
export type RegisterRegion = z.output<typeof registerRegion>;

export const changeRegion = z
  .strictObject({
    region: id('region').describe('The region.'),
    name: lasting(localisedLine(300)).describe('Its name.'),
    codeVersion: clearable(year).describe('The year of the version of the national code list.'),
    nuts: clearable(nuts).describe('Its NUTS 3 code.'),
    iso: clearable(iso).describe('Its ISO 3166-2 code, such as FI-03.'),
    expectedVersion: versionRead,
  })
  .describe('Other details of a region; what is left out stays as it is, null empties all but the name.');
export type ChangeRegion = z.output<typeof changeRegion>;

@Injectable()
export class RegionsService {
  private readonly store: AggregateStore<Id<'region'>, Region>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly regions: RegionRepository,
  ) {
    this.store = new AggregateStore(unitOfWork, {
      path: ['region'],
      load: (transaction, id) => regions.load(transaction, id),
      aggregate: (region) => region,
      repository: regions,
    });
  }

  async register(operation: Operation, command: RegisterRegion): Promise<Id<'region'>> {
    requireAllowed(operation, 'registry:maintain', []);
    const region = Region.register(command);
    await this.unitOfWork.run(operation, (transaction) => this.regions.save(transaction, [region]));
    return region.id;
  }

  change(operation: Operation, { region: id, expectedVersion, ...facts }: ChangeRegion): Promise<Id<'region'>> {
    return this.store.change(operation, { id, expectedVersion, action: 'registry:maintain' }, (region) => {
      region.correct(facts);
      return id;
    });
  }
}
