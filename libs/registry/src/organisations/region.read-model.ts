import { CountryEnum } from '@talkoot/platform/graphql';
import {
  optional,
  parameter,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  sql,
} from '@talkoot/platform/read-model';
import { RegionEntity } from './region.entity.js';

export const Region: ReadModel<RegionEntity> = readModel({
  name: 'Region',
  plural: 'regions',
  description: 'A region of the national code list: maakunta in Finland, län in Sweden.',
  table: RegionEntity,
  node: 'region',
  visible: 'public',
  fields: (is) => ({
    id: is.id('region', 'id', 'Permanent id.'),
    country: is.enumeration(CountryEnum, 'country', 'The country that it belongs to.'),
    code: is.text('code', 'Its code in the national list, two digits as text. It is not an ISO 3166-2 code.'),
    codeVersion: is.int('codeVersion', 'The year of the version of the national code list.'),
    name: is.localised('name', 'Its name, in the reader’s language or the nearest there is.'),
    nuts: is.object(
      'VersionedCode',
      'Its NUTS 3 code.',
      { of: 'A code of a classification in one of its versions.', present: (r) => sql`${r.nuts} IS NOT NULL` },
      {
        code: is.text((r) => r.nuts, 'The code.'),
        version: is.int((r) => r.nutsVersion, 'The year of the version in which the code means this.'),
      },
    ),
    iso: is.text('iso', 'Its ISO 3166-2 code, such as FI-03, which is not its national code.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the region.'),
  }),
  orders: (by) => ({ code: by.ascending('By country and code.', 'country', 'code') }),
});

rootOne('region', () => Region, {
  description: 'The region with this code of the national list.',
  access: 'public',
  dated: true,
  arguments: {
    country: required(() => CountryEnum, parameter.country, 'Its country.'),
    code: required(() => String, parameter.text, 'Two digits: maakunta or län.'),
  },
  where: (region, given) => sql`${region.country} = ${given('country')} AND ${region.code} = ${given('code')}`,
});

rootConnection('regions', () => Region, {
  description: 'The regions, by country and code.',
  access: 'public',
  dated: true,
  arguments: { country: optional(() => CountryEnum, parameter.country, 'Of this country. Default: of all.') },
  where: (region, given) => sql`${region.country} = ${given('country', region.country)}`,
});
