import { Injectable } from '@nestjs/common';
import {
  clearable,
  country,
  formed,
  id,
  type Id,
  lasting,
  localisedLine,
  NotFound,
  type Operation,
  requireAllowed,
} from '@talkoot/contracts';
import { UnitOfWork } from '@talkoot/platform/database';
import { z } from 'zod';
import { Region } from '../domain/region.js';
import { RegionRepository } from '../persistence/region.repository.js';

const year = z.int().min(1900).max(2200);
const nuts = z.strictObject({ code: formed(/^[A-Z]{2}[0-9A-Z]{3}$/), version: year });
const iso = formed(/^[A-Z]{2}-[0-9A-Z]{1,3}$/);

export const registerRegion = z.strictObject({
  country,
  code: formed(/^\d{2}$/),
  name: localisedLine(300),
  codeVersion: year.optional(),
  nuts: nuts.optional(),
  iso: iso.optional(),
});
export type RegisterRegion = z.output<typeof registerRegion>;

export const changeRegion = z.strictObject({
  region: id('region'),
  name: lasting(localisedLine(300)),
  codeVersion: clearable(year),
  nuts: clearable(nuts),
  iso: clearable(iso),
  expectedVersion: z.int().optional(),
});
export type ChangeRegion = z.output<typeof changeRegion>;

@Injectable()
export class RegionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly regions: RegionRepository,
  ) {}

  async register(operation: Operation, command: RegisterRegion): Promise<Id<'region'>> {
    requireAllowed(operation, 'registry:maintain', []);
    const region = Region.register(command);
    await this.unitOfWork.run(operation, (transaction) => this.regions.save(transaction, [region]));
    return region.id;
  }

  change(operation: Operation, { region: id, expectedVersion, ...facts }: ChangeRegion): Promise<Id<'region'>> {
    requireAllowed(operation, 'registry:maintain', []);
    return this.unitOfWork.run(operation, async (transaction) => {
      const region = await this.regions.load(transaction, id);
      if (!region) throw new NotFound(['region']);
      region.expectVersion(expectedVersion);
      region.correct(facts);
      await this.regions.save(transaction, [region]);
      return id;
    });
  }
}
