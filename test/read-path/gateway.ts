import { Module } from '@nestjs/common';
import type { AffiliationRole, OrganisationId } from '@talkoot/contracts';
import { IdentityApi, IdentityModule } from '@talkoot/identity';
import { Operations } from '@talkoot/platform/auth';
import { readConfig } from '@talkoot/platform/config';
import { EventsModule } from '@talkoot/platform/events';
import { GraphqlApiModule } from '@talkoot/platform/graphql-server';
import { Log } from '@talkoot/platform/logging';
import { endServing, serve } from '@talkoot/platform/serving';
import { scratchFolder, type TestDatabase } from '@talkoot/platform/testing/run';
import { loadContexts } from '../../apps/contexts.js';
import { ReadDatabase, type Statement } from '../../libs/platform/src/read-model/read-database.js';

@Module({ imports: [IdentityModule], providers: [Operations], exports: [Operations] })
class AuthenticationModule {}

/** The gateway as it serves, in the test's own process, so that the statements of the read path can be listened to. */
export interface Gateway {
  readonly url: string;
  /** Every statement that the read path sent, in order. */
  readonly statements: Statement[];
  /** A token of somebody who acts for the organisation. */
  token(organisation: OrganisationId, role: AffiliationRole): Promise<string>;
  stop(): Promise<void>;
}

/** Takes the database with it when it stops. */
export async function startGateway(database: TestDatabase, settings: NodeJS.ProcessEnv = {}): Promise<Gateway> {
  const config = readConfig({
    LOG_LEVEL: 'fatal',
    DATABASE_URL: database.url,
    SECRET_KEY: process.env['SECRET_KEY'],
    DATA_DIR: await scratchFolder('gateway'),
    ...settings,
  });
  const { databases, modules } = await loadContexts();
  const foundation = {
    application: 'test',
    config,
    log: Log.for(config, 'test'),
    databaseUrl: database.url,
    databases,
  };
  // As the gateway's own module, but for the tabs of GraphiQL, which are files beside what was built.
  const api = GraphqlApiModule.for([AuthenticationModule], () => Promise.resolve([]));
  const gateway = await serve(foundation, [api, EventsModule, ...modules], {
    host: '127.0.0.1',
    port: 0,
    variable: 'PORT',
  });
  const statements: Statement[] = [];
  const reads = gateway.get(ReadDatabase, { strict: false });
  const read = reads.read.bind(reads);
  reads.read = (statement, values) => {
    statements.push(statement);
    return read(statement, values);
  };
  return {
    url: await gateway.getUrl(),
    statements,
    token: (organisation, role) => gateway.get(IdentityApi, { strict: false }).mintToken(organisation, role),
    async stop() {
      await endServing(gateway);
      await database.drop();
    },
  };
}
