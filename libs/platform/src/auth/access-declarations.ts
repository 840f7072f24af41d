import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS } from './access.decorators.js';

/** Under this key @nestjs/graphql notes that a method is a Query, a Mutation or a Subscription. */
const RESOLVER_TYPE = 'graphql:resolver_type';
const ROOTS = ['Query', 'Mutation', 'Subscription'];

/** A gateway with an operation that does not say who may call it does not start. */
@Injectable()
export class AccessDeclarations implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const undeclared = this.discovery.getProviders().flatMap(({ metatype, instance }) => {
      const prototype: unknown =
        instance === null || typeof instance !== 'object' ? null : Object.getPrototypeOf(instance);
      if (typeof metatype !== 'function' || prototype === null || typeof prototype !== 'object') return [];
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((method) => this.isUndeclared(Reflect.get(prototype, method)))
        .map((method) => `${metatype.name}.${method}`);
    });
    if (undeclared.length > 0) throw new Error(`Neither @Allow nor @Public: ${undeclared.join(', ')}`);
  }

  private isUndeclared(method: unknown): boolean {
    if (typeof method !== 'function') return false;
    const type: unknown = Reflect.getMetadata(RESOLVER_TYPE, method);
    return ROOTS.some((each) => each === type) && Reflect.getMetadata(ACCESS, method) === undefined;
  }
}
