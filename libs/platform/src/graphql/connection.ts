import { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { DomainError } from '@talkoot/contracts';

const PAGE = 50;
const LARGEST_PAGE = 100;

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are more after this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether there are others before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Where this page begins: give it back as `before`.' })
  startCursor?: string | undefined;

  @Field(() => String, { nullable: true, description: 'Where this page ends: give it back as `after`.' })
  endCursor?: string | undefined;
}

@ArgsType()
export class PageArguments {
  @Field(() => Int, { nullable: true, description: 'The first so many, at most 100; 50 unless said.' })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Those after this cursor.' })
  after?: string;

  @Field(() => Int, { nullable: true, description: 'The last so many, at most 100.' })
  last?: number;

  @Field(() => String, { nullable: true, description: 'Those before this cursor.' })
  before?: string;
}

export interface Connection<N> {
  readonly nodes: N[];
  readonly edges: { cursor: string; node: N }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** The Relay connection of a type; name the subclass `<Type>Connection`. */
export function ConnectionOf<N extends object>(node: Type<N>, name: string): Type<Connection<N>> {
  @ObjectType(`${name}Edge`, { description: 'One of the list, with its place in it.' })
  class Edge {
    @Field(() => String, { description: 'Its place: give it back as `after` or `before`.' })
    cursor: string;

    @Field(() => node, { description: 'What stands there.' })
    node: N;
  }

  @ObjectType({ isAbstract: true })
  class Page implements Connection<N> {
    @Field(() => [node], { description: 'What is on this page.' })
    nodes: N[];

    @Field(() => [Edge], { description: 'What is on this page, each with its place in the list.' })
    edges: Edge[];

    @Field(() => PageInfo, { description: 'Whether there is more before or after this page.' })
    pageInfo: PageInfo;

    @Field(() => Int, { description: 'How many there are in all, on every page.' })
    totalCount: number;
  }
  return Page;
}

class PageTooLarge extends DomainError {
  constructor(path: string) {
    super('INVALID_INPUT', [path], {
      fi: `Sivulla voi olla 1–${LARGEST_PAGE} kohdetta.`,
      sv: `En sida kan ha 1–${LARGEST_PAGE} poster.`,
      en: `A page has 1 to ${LARGEST_PAGE} items.`,
    });
  }
}

/** One page of a list that is in hand whole; a cursor is the item's key. The read path replaces it by keyset paging in SQL. */
export function page<N>(
  items: readonly N[],
  key: (item: N) => string,
  { first, after, last, before }: PageArguments,
): Connection<N> {
  if (first !== undefined && (first < 1 || first > LARGEST_PAGE)) throw new PageTooLarge('first');
  if (last !== undefined && (last < 1 || last > LARGEST_PAGE)) throw new PageTooLarge('last');
  const cursor = (item: N) => Buffer.from(key(item)).toString('base64url');
  const start = after === undefined ? 0 : items.findIndex((item) => cursor(item) === after) + 1;
  const end = before === undefined ? items.length : items.findIndex((item) => cursor(item) === before);
  const range = items.slice(start, end);
  const nodes = last === undefined || first !== undefined ? range.slice(0, first ?? PAGE) : range.slice(-last);
  const offset = start + (nodes[0] === undefined ? 0 : range.indexOf(nodes[0]));
  return {
    nodes,
    edges: nodes.map((node) => ({ cursor: cursor(node), node })),
    pageInfo: {
      hasNextPage: offset + nodes.length < items.length,
      hasPreviousPage: offset > 0,
      startCursor: nodes[0] === undefined ? undefined : cursor(nodes[0]),
      endCursor: nodes.length === 0 ? undefined : nodes.map(cursor).at(-1),
    },
    totalCount: items.length,
  };
}
