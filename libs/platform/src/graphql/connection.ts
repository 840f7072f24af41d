import { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a page stands in its list.' })
class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are more after this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether there are others before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Where this page begins: give it back as `before`.' })
  startCursor?: string | undefined;

  @Field(() => String, { nullable: true, description: 'Where this page ends: give it back as `after`.' })
  endCursor?: string | undefined;
}

interface Connection<N> {
  readonly nodes: N[];
  readonly edges: { cursor: string; node: N }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** The Relay connection of a type; name the subclass `<Type>Connection`. */
export function ConnectionOf<N extends object>(node: Type<N>, name: string): Type<Connection<N>> {
  @ObjectType(`${name}Edge`, { description: 'An item of the list, with its cursor.' })
  class Edge {
    @Field(() => String, { description: 'The cursor: give it back as `after` or `before`.' })
    cursor: string;

    @Field(() => node, { description: 'The item.' })
    node: N;
  }

  @ObjectType({ isAbstract: true })
  class Page implements Connection<N> {
    @Field(() => [node], { description: 'The items of this page.' })
    nodes: N[];

    @Field(() => [Edge], { description: 'The items of this page, each with its cursor.' })
    edges: Edge[];

    @Field(() => PageInfo, { description: 'Whether there is more before or after this page.' })
    pageInfo: PageInfo;

    @Field(() => Int, { description: 'The number of items on all pages together.' })
    totalCount: number;
  }
  return Page;
}
