import { Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccessDeclarations } from './access-declarations.js';
import { Allow, Public } from './access.decorators.js';

@Resolver()
class Declared {
  @Query(() => String)
  @Public()
  asked(): string {
    return '';
  }

  @Mutation(() => String)
  @Allow('registry:maintain')
  changed(): string {
    return '';
  }
}

@Resolver()
class Forgetful {
  @Mutation(() => String)
  forgotten(): string {
    return '';
  }
}

@Module({ imports: [DiscoveryModule], providers: [AccessDeclarations, Declared] })
class Closed {}

@Module({ imports: [DiscoveryModule], providers: [AccessDeclarations, Declared, Forgetful] })
class Open {}

const start = (module: typeof Closed | typeof Open) =>
  NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });

test('start_whenEveryOperationDeclaresItsAccess_goesOn', async () => {
  const application = await start(Closed);
  await expect(application.close()).resolves.toBeUndefined();
});

test('start_whenAnOperationDeclaresNone_isRefused', async () => {
  await expect(start(Open)).rejects.toThrow('Forgetful.forgotten');
});
