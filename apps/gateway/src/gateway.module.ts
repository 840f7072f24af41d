import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { IdentityModule, SignInModule } from '@talkoot/identity';
import { Operations } from '@talkoot/platform/auth';
import { EventsModule } from '@talkoot/platform/events';
import { GraphqlApiModule } from '@talkoot/platform/graphql-server';
import { exampleTabs } from './examples.js';
import { Console } from './console.js';
import { ConsoleController } from './console.controller.js';

/** Who asks, of every request. */
@Module({ imports: [IdentityModule], providers: [Operations], exports: [Operations] })
class AuthenticationModule {}

/** GraphQL over HTTP, and the console. */
@Module({})
export class GatewayModule {
  static of(contexts: readonly Type[]): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        GraphqlApiModule.for([AuthenticationModule], exampleTabs),
        EventsModule,
        SignInModule,
        IdentityModule,
        ...contexts,
      ],
      controllers: [ConsoleController],
      providers: [Console],
    };
  }
}
