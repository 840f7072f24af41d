import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import {
  Organisation,
  OrganisationName,
  Partnership,
  Pilot,
  PilotTheme,
  type Region,
  RegionMembership,
  Responsibility,
  type Text,
  type Theme,
} from './entities.js';

/** One loader for each relation, made anew for each request. */
export function loadersOf(source: DataSource, today: string) {
  const at = (alias: string) => `${alias}.period @> :today::date`;

  return {
    pilots: many<Pilot>(async (ids) =>
      grouped(
        ids,
        await source.getRepository(Pilot).find({
          where: { programmeId: In([...ids]), approved: true },
          order: { code: 'ASC' },
        }),
        ({ programmeId }) => programmeId,
      ),
    ),
    themes: many<Theme>(async (ids) => {
      const links = await source
        .getRepository(PilotTheme)
        .createQueryBuilder('link')
        .innerJoinAndSelect('link.theme', 'theme')
        .where('link.pilotId IN (:...ids)', { ids })
        .andWhere(at('link'), { today })
        .orderBy('theme.code')
        .getMany();
      return grouped(ids, links, ({ pilotId }) => pilotId).map((each) => each.map(({ theme }) => theme));
    }),
    coordinator: new DataLoader<string, Organisation | undefined>(async (ids) => {
      const found = await source
        .getRepository(Responsibility)
        .createQueryBuilder('responsibility')
        .where(`responsibility.pilotId IN (:...ids) AND responsibility.role = 'coordinator'`, { ids })
        .andWhere(at('responsibility'), { today })
        .getMany();
      const organisations = await organisationsOf(found.map(({ organisationId }) => organisationId));
      return ids.map((id) => organisations.get(found.find(({ pilotId }) => pilotId === id)?.organisationId ?? ''));
    }),
    partners: many<Partnership>(async (ids) => {
      const found = await source
        .getRepository(Partnership)
        .createQueryBuilder('partnership')
        .where(`partnership.pilotId IN (:...ids) AND partnership.status = 'joined'`, { ids })
        .andWhere(at('partnership'), { today })
        .orderBy('lower(partnership.period)')
        .getMany();
      return grouped(ids, found, ({ pilotId }) => pilotId);
    }),
    organisation: new DataLoader<string, Organisation | undefined>(async (ids) => {
      const organisations = await organisationsOf(ids);
      return ids.map((id) => organisations.get(id));
    }),
    name: new DataLoader<string, Text | undefined>(async (ids) => {
      const found = await source
        .getRepository(OrganisationName)
        .createQueryBuilder('name')
        .where('name.organisationId IN (:...ids)', { ids })
        .andWhere(at('name'), { today })
        .getMany();
      const names = new Map(found.map(({ organisationId, name }) => [organisationId, name]));
      return ids.map((id) => names.get(id));
    }),
    region: new DataLoader<string, Region | undefined>(async (ids) => {
      const found = await source
        .getRepository(RegionMembership)
        .createQueryBuilder('membership')
        .innerJoinAndSelect('membership.region', 'region')
        .where('membership.organisationId IN (:...ids)', { ids })
        .andWhere(at('membership'), { today })
        .getMany();
      const regions = new Map(found.map(({ organisationId, region }) => [organisationId, region]));
      return ids.map((id) => regions.get(id));
    }),
  };

  async function organisationsOf(ids: readonly string[]) {
    const found = await source.getRepository(Organisation).findBy({ id: In([...ids]) });
    return new Map(found.map((each) => [each.id, each]));
  }
}

export type Loaders = ReturnType<typeof loadersOf>;

const many = <T>(load: (ids: readonly string[]) => Promise<T[][]>) => new DataLoader<string, T[]>(load);

function grouped<T>(ids: readonly string[], rows: readonly T[], key: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return ids.map((id) => groups.get(id) ?? []);
}
