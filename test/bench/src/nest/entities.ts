import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';

/** A text in some of three languages. */
export type Text = Readonly<Record<string, string>>;

@ObjectType()
@Entity({ schema: 'registry', name: 'organisation' })
export class Organisation {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String)
  @Column('text')
  code: string;

  @Column('text')
  country: string;

  @Column('text')
  kind: string;

  @OneToMany(() => OrganisationName, ({ organisation }) => organisation)
  names: OrganisationName[];

  @OneToMany(() => RegionMembership, ({ organisation }) => organisation)
  memberships: RegionMembership[];
}

@Entity({ schema: 'registry', name: 'organisation_name' })
export class OrganisationName {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @ManyToOne(() => Organisation, ({ names }) => names)
  @JoinColumn({ name: 'organisation_id' })
  organisation: Relation<Organisation>;

  @Column('jsonb')
  name: Text;

  @Column('daterange')
  period: string;
}

@ObjectType()
@Entity({ schema: 'registry', name: 'region' })
export class Region {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String)
  @Column('text')
  code: string;

  @Column('jsonb', { name: 'name' })
  texts: Text;
}

@Entity({ schema: 'registry', name: 'region_membership' })
export class RegionMembership {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @ManyToOne(() => Organisation, ({ memberships }) => memberships)
  @JoinColumn({ name: 'organisation_id' })
  organisation: Relation<Organisation>;

  @ManyToOne(() => Region)
  @JoinColumn({ name: 'region_id' })
  region: Relation<Region>;

  @Column('daterange')
  period: string;
}

@ObjectType()
@Entity({ schema: 'registry', name: 'theme' })
export class Theme {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String)
  @Column('text')
  code: string;

  @Column('jsonb', { name: 'name' })
  texts: Text;
}

@Entity({ schema: 'registry', name: 'collaboration_theme' })
export class PilotTheme {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'collaboration_id' })
  pilotId: string;

  @ManyToOne(() => Theme)
  @JoinColumn({ name: 'theme_id' })
  theme: Relation<Theme>;

  @Column('daterange')
  period: string;
}

@ObjectType()
@Entity({ schema: 'pilots', name: 'programme' })
export class Programme {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String)
  @Column('text')
  code: string;

  @Column('jsonb', { name: 'name' })
  texts: Text;

  @Column('daterange', { nullable: true })
  call: string;
}

@ObjectType()
@Entity({ schema: 'pilots', name: 'pilot' })
export class Pilot {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'programme_id' })
  programmeId: string;

  @Field(() => String)
  @Column('text')
  code: string;

  @Column('jsonb', { name: 'name' })
  texts: Text;

  @Field(() => String)
  @Column('text')
  status: string;

  @Column('boolean')
  approved: boolean;
}

@Entity({ schema: 'pilots', name: 'responsibility' })
export class Responsibility {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'collaboration_id' })
  pilotId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  role: string;

  @Column('daterange')
  period: string;
}

@ObjectType()
@Entity({ schema: 'pilots', name: 'partnership' })
export class Partnership {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'pilot_id' })
  pilotId: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Field(() => String)
  @Column('text')
  status: string;

  @Column('daterange')
  period: string;
}

@ObjectType()
@Entity({ schema: 'platform', name: 'event' })
export class Event {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { name: 'type' })
  @Column('text')
  name: string;

  @Field(() => GraphQLISODateTime, { name: 'time' })
  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Field(() => ID, { name: 'aggregate' })
  @Column('uuid', { name: 'aggregate_id' })
  aggregateId: string;

  @Field(() => Int)
  @Column('int', { name: 'aggregate_version' })
  aggregateVersion: number;

  @Field(() => GraphQLJSONObject)
  @Column('jsonb')
  data: object;

  @Column('text')
  visibility: string;

  @Column('bigint')
  position: string;
}

@ObjectType()
export class PartnershipPage {
  @Field(() => Int)
  totalCount: number;

  @Field(() => [Partnership])
  nodes: Partnership[];
}

@ObjectType()
export class OrganisationPage {
  @Field(() => Int)
  totalCount: number;

  @Field(() => [Organisation])
  nodes: Organisation[];
}

export const ENTITIES = [
  Organisation,
  OrganisationName,
  Region,
  RegionMembership,
  Theme,
  PilotTheme,
  Programme,
  Pilot,
  Responsibility,
  Partnership,
  Event,
];
