import { Injectable, Module } from '@nestjs/common';
import { Args, Field, ID, InterfaceType, Query, Resolver } from '@nestjs/graphql';
import { anyId, type Id, type IdKind, kindOf, type Operation, parseInput } from '@talkoot/contracts';
import { z } from 'zod';
import { Public } from '../auth/index.js';
import { Viewing } from './viewing.js';

@InterfaceType('Node', { description: 'Anything that has an id of its own; read it again by its id.' })
export abstract class NodeType {
  @Field(() => ID, { description: 'Its id, the same everywhere and for good.' })
  id: string;
}

/** How things of one kind are read by their ids. What the viewer may not see is not in the answer, as if it were not there. */
export interface NodeLoader<K extends IdKind> {
  /** The name of the GraphQL type, which implements `NodeType`. */
  readonly typeName: string;
  load(ids: readonly Id<K>[], operation: Operation): Promise<ReadonlyMap<Id<K>, object>>;
}

/** What can be read by its id alone; each context registers its kinds in `onModuleInit`. */
@Injectable()
export class Nodes {
  private readonly loaders = new Map<
    string,
    (ids: readonly Id<IdKind>[], operation: Operation) => Promise<ReadonlyMap<string, object>>
  >();

  register<K extends IdKind>(kind: K, { typeName, ...loader }: NodeLoader<K>): void {
    this.loaders.set(kind, async (ids, operation) => {
      const own = ids.filter((id): id is Id<K> => kindOf(id) === kind);
      const found = await loader.load(own, operation);
      return new Map([...found].map(([id, value]) => [id, { ...value, __typename: typeName }]));
    });
  }

  /** In the order asked; undefined for what there is not. */
  async find(ids: readonly Id<IdKind>[], operation: Operation): Promise<(object | undefined)[]> {
    const kinds = [...new Set(ids.map((id) => kindOf(id) ?? ''))];
    const loaders = kinds.flatMap((kind) => this.loaders.get(kind) ?? []);
    const found = await Promise.all(loaders.map((load) => load(ids, operation)));
    const all = new Map(found.flatMap((each) => [...each]));
    return ids.map((id) => all.get(id));
  }
}

const MOST_IDS = 100;

@Resolver()
class NodesResolver {
  constructor(private readonly all: Nodes) {}

  @Query(() => NodeType, { nullable: true, description: 'Anything by its id; null when there is no such thing.' })
  @Public()
  async node(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Viewing() operation: Operation,
  ): Promise<object | undefined> {
    return (await this.all.find([parseInput(z.object({ id: anyId }), { id }).id], operation))[0];
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: 'Many things by their ids, at most 100, in the order asked; null in the place of what there is not.',
  })
  @Public()
  nodes(
    @Args('ids', { type: () => [ID], description: 'Their ids.' }) ids: string[],
    @Viewing() operation: Operation,
  ): Promise<(object | undefined)[]> {
    return this.all.find(parseInput(z.object({ ids: z.array(anyId).max(MOST_IDS) }), { ids }).ids, operation);
  }
}

/** `node` and `nodes`; imported by every context that registers its kinds. */
@Module({ providers: [Nodes, NodesResolver], exports: [Nodes] })
export class NodesModule {}
