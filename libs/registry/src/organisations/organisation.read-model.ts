import { CountryEnum, OrganisationKindEnum, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  during,
  exists,
  extend,
  link,
  localisedJson,
  type ReadContext,
  parameter,
  readModel,
  type ReadModel,
  required,
  rootConnection,
  rootOne,
  type Row,
  select,
  sql,
  type Sql,
  Through,
} from '@talkoot/platform/read-model';
import { ID } from '@nestjs/graphql';
import {
  OrganisationEntity,
  OrganisationMemberEntity,
  OrganisationNameEntity,
  RegionMembershipEntity,
} from './organisation.entity.js';
import { Region } from './region.read-model.js';

const regionOfMunicipality = link(RegionMembershipEntity, { from: 'organisation', to: 'region', dated: 'period' });
const municipalitiesOfRegion = link(RegionMembershipEntity, { from: 'region', to: 'organisation', dated: 'period' });

/** The name of an organisation on a day; without one on that day, the nearest: the last one before it, or else its first. */
const nameOnDay = (
  organisation: Sql,
  on: Sql,
  shown: (name: Row<OrganisationNameEntity>) => Sql = ({ id }) => id,
): Sql =>
  select(OrganisationNameEntity, shown, (name) => ({
    where: sql`${name.organisation} = ${organisation}`,
    first: sql`${name.period} @> ${on} DESC, lower(${name.period}) > ${on}, abs(lower(${name.period}) - ${on})`,
  }));

/** The name of the organisation with the id on the day, as JSON: for those who have no name of their own. */
export const nameOfOrganisation = (organisation: Sql, { on, locale }: ReadContext): Sql =>
  nameOnDay(organisation, on, ({ name }) => localisedJson(name, locale));

export const Organisation: ReadModel<OrganisationEntity> = readModel({
  name: 'Organisation',
  plural: 'organisations',
  description: 'An organisation that takes part: a municipality, a ministry, a joint authority, a company …',
  table: OrganisationEntity,
  node: 'organisation',
  // Of what an organisation makes it is the owner, a proposer, the applicant …
  relations: { self: 'id', owner: 'id', proposer: 'id', applicant: 'id', coordinator: 'id' },
  visible: 'public',
  cached: true,
  sides: (join) => ({
    named: join(
      OrganisationNameEntity,
      (name, { id }, { on }) =>
        sql`${name.organisation} = ${id} AND (${during(name.period, on)} OR ${name.id} = (${nameOnDay(id, on)}))`,
      { isAlwaysThere: true },
    ),
  }),
  fields: (is) => ({
    id: is.id('organisation', 'id', 'Permanent id.'),
    kind: is.enumeration(OrganisationKindEnum, 'kind', 'What it is.'),
    country: is.enumeration(CountryEnum, 'country', 'The country that it belongs to.'),
    code: is.text(
      'code',
      'Its official code as text, leading zeros kept: kuntanumero, kommunkod, or its own such as TEM.',
    ),
    businessId: is.text('businessId', 'Its business id: Y-tunnus in Finland, organisationsnummer in Sweden.'),
    name: is.localised(
      ({ named }) => named.name,
      'Its name on the day, in the reader’s language or the nearest there is.',
    ),
    names: is.list(() => OrganisationName, 'organisation', 'All its names, the oldest first.'),
    period: is.period('period', 'When it exists.'),
    location: is.object(
      'GeoPoint',
      'Where it is on the map.',
      { of: 'A place in WGS 84, degrees.', present: (o) => sql`${o.latitude} IS NOT NULL` },
      {
        latitude: is.float((o) => o.latitude, 'North of the equator, degrees.'),
        longitude: is.float((o) => o.longitude, 'East of Greenwich, degrees.'),
      },
    ),
    languages: is.texts('languages', 'Its official languages, ISO 639; their order says nothing.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the organisation.'),
    region: is.one(
      () => Region,
      new Through(regionOfMunicipality, 'id'),
      'The region in which a municipality lies on the day.',
      { dated: true },
    ),
    members: is.connection(() => OrganisationMember, 'organisation', 'The members of a joint authority on the day.', {
      dated: true,
      where: (member, { on }) => during(member.period, on),
    }),
  }),
  filters: (where) => ({
    kind: where.anyOf(OrganisationKindEnum, 'kind', 'Of one of these kinds.'),
    country: where.equal(() => CountryEnum, parameter.oneOf, 'country', 'Of this country.'),
    region: where.such(
      () => ID,
      parameter.id('region'),
      'Municipalities that lie in this region on the day.',
      (organisation, region, { on }) =>
        exists(
          RegionMembershipEntity,
          (m) => sql`${m.organisation} = ${organisation.id} AND ${m.region} = ${region} AND ${during(m.period, on)}`,
        ),
    ),
    name: where.such(
      () => String,
      parameter.text,
      'With this text in its name of the day, in any language.',
      (organisation, text) =>
        sql`EXISTS (SELECT FROM jsonb_each_text(${organisation.named.name}) AS t WHERE strpos(lower(t.value), lower(${text})) > 0)`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    name: by.byName(({ named }) => named.name),
    code: by.ascending('By country and code.', 'country', 'code'),
  }),
});

const OrganisationName: ReadModel<OrganisationNameEntity> = readModel({
  name: 'OrganisationName',
  plural: 'names',
  description: 'What an organisation was called, and when.',
  table: OrganisationNameEntity,
  visible: 'public',
  fields: (is) => ({
    name: is.localised('name', 'The name, in the reader’s language or the nearest there is.'),
    period: is.period('period', 'When it was called so.'),
  }),
  orders: (by) => ({ period: by.ascending('The oldest first.', { type: 'daterange', of: (n) => n.period }) }),
});

const OrganisationMember: ReadModel<OrganisationMemberEntity> = readModel({
  name: 'OrganisationMember',
  plural: 'members',
  description: 'That an organisation belongs to a joint authority, and when.',
  table: OrganisationMemberEntity,
  visible: 'public',
  sides: (join) => ({ who: join(OrganisationEntity, (who, member) => sql`${who.id} = ${member.member}`) }),
  fields: (is) => ({
    organisation: is.one(() => Organisation, 'member', 'Who belongs to it.', { required: true }),
    period: is.period('period', 'Since when and until when.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
  }),
  orders: (by) => ({
    code: by.ascending(
      'By country and code.',
      { type: 'text', of: (member) => member.who.country },
      { type: 'text', of: (member) => member.who.code },
    ),
  }),
});

extend(Region, (is) => ({
  municipalities: is.connection(
    () => Organisation,
    new Through(municipalitiesOfRegion, 'id'),
    'The municipalities that lie in it on the day, by name.',
    { dated: true },
  ),
}));

const COUNTRY = required(() => CountryEnum, parameter.country, 'Its country.');

rootOne('municipality', () => Organisation, {
  description: 'The municipality with this official code, on any day: an ended one is found too, its period says so.',
  access: 'public',
  dated: true,
  arguments: {
    country: COUNTRY,
    code: required(() => String, parameter.text, 'Kuntanumero or kommunkod, leading zeros included.'),
  },
  where: (o, given) =>
    sql`${o.country} = ${given('country')} AND ${o.code} = ${given('code')} AND ${o.kind} = 'municipality'`,
});

rootOne('organisation', () => Organisation, {
  description: 'The organisation with this code, on any day: an ended one is found too, its period says so.',
  access: 'public',
  dated: true,
  arguments: { country: COUNTRY, code: required(() => String, parameter.text, 'Its official code, such as TEM.') },
  where: (o, given) => sql`${o.country} = ${given('country')} AND ${o.code} = ${given('code')}`,
});

rootConnection('organisations', () => Organisation, {
  description: 'The organisations that exist on the day.',
  access: 'public',
  dated: true,
  where: (o, _, { on }) => during(o.period, on),
});
