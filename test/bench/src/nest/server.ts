/**
 * The same schema the way most NestJS projects write it: TypeORM entities that are the GraphQL types, a resolver for every
 * relation, DataLoader against N + 1. Over Fastify, as Talkoot is, though most take Express, which is slower.
 */
import 'reflect-metadata';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { ENTITIES } from './entities.js';
import { loadersOf } from './loaders.js';
import {
  EventResolver,
  OrganisationResolver,
  PartnershipResolver,
  PilotResolver,
  ProgrammeResolver,
  RegionResolver,
  ThemeResolver,
} from './resolvers.js';

const { DATABASE_URL = '', DATABASE_POOL, PORT, TODAY = '' } = process.env;

const source = await new DataSource({
  type: 'postgres',
  url: DATABASE_URL,
  entities: ENTITIES,
  applicationName: 'bench-nest',
  extra: { max: Number(DATABASE_POOL) },
}).initialize();

@Module({
  imports: [
    GraphQLModule.forRoot<ApolloDriverConfig>({
      driver: ApolloDriver,
      autoSchemaFile: true,
      graphiql: false,
      plugins: [ApolloServerPluginCacheControlDisabled()],
      context: () => ({ loaders: loadersOf(source, TODAY), today: TODAY }),
    }),
  ],
  providers: [
    { provide: DataSource, useValue: source },
    OrganisationResolver,
    RegionResolver,
    ThemeResolver,
    ProgrammeResolver,
    PilotResolver,
    PartnershipResolver,
    EventResolver,
  ],
})
class UsualModule {}

const application = await NestFactory.create<NestFastifyApplication>(UsualModule, new FastifyAdapter(), {
  logger: ['error', 'warn'],
});
await application.listen(Number(PORT), '127.0.0.1');
