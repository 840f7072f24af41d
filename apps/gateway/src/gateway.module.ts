import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Authenticator, Operations } from '@talkoot/platform/auth';
import { GraphqlApiModule } from '@talkoot/platform/graphql';
import { CONTEXT_MODULES } from '../../contexts.js';

/** Until identity is there nobody can sign in. */
class NobodyAuthenticator extends Authenticator {
  override authenticate(): Promise<never> {
    return Promise.reject(new Error('not yet'));
  }
}

@Global()
@Module({ providers: [{ provide: Authenticator, useClass: NobodyAuthenticator }, Operations], exports: [Operations] })
class AuthenticationModule {}

/** GraphQL over HTTP. */
@Module({})
export class GatewayModule {
  static create(): DynamicModule {
    return {
      module: GatewayModule,
      imports: [AuthenticationModule, GraphqlApiModule.for([AuthenticationModule], []), ...CONTEXT_MODULES],
    };
  }
}
