import { Args, Query, Resolver } from '@nestjs/graphql';
import { anyId, id, NotFound, type Operation, parseInput, seesEverything, uuidOf } from '@talkoot/contracts';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Public } from '../auth/index.js';
import { rows } from '../database/index.js';
import { type Connection, PageArguments, Viewing } from '../graphql/index.js';
import type { EventRow } from '../outbox/index.js';
import { EventConnection, EventFilter, EventType } from './event.types.js';
import { toEvent } from './to-event.js';

const LARGEST_PAGE = 100;

const filterSchema = z.strictObject({
  aggregate: anyId.optional(),
  organisation: id('organisation').optional(),
  type: z.array(z.string().max(100)).max(50).optional(),
});

const pageSchema = z.strictObject({
  first: z.int().min(1).max(LARGEST_PAGE).default(50),
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .default('0'),
});

/** The stream of events over GraphQL, until the read path is there. */
@Resolver(() => EventType)
export class EventsInterim {
  constructor(private readonly source: DataSource) {}

  /**
   * Ordered by position and nothing without one: an event that commits late gets a later position, so that who pages with a
   * cursor misses none.
   */
  @Query(() => EventConnection, { description: 'What happened, oldest first, as far as the viewer may know of it.' })
  @Public()
  async events(
    @Args('filter', { type: () => EventFilter, nullable: true }) filter: EventFilter | null,
    @Args() { first, after, last, before }: PageArguments,
    @Viewing() { viewer }: Operation,
  ): Promise<Connection<EventType>> {
    if (last !== undefined || before !== undefined) throw new NotFound(['before']);
    const wanted = parseInput(filterSchema, filter ?? {});
    const page = parseInput(pageSchema, { first, after });
    const conditions = `position IS NOT NULL
      AND (visibility = 'public' OR $1 OR organisations @> ARRAY[$2]::uuid[])
      AND ($3::uuid IS NULL OR aggregate_id = $3) AND ($4::uuid IS NULL OR organisations @> ARRAY[$4]::uuid[])
      AND ($5::text[] IS NULL OR name = ANY ($5))`;
    const parameters = [
      seesEverything(viewer),
      viewer.organisation ? uuidOf(viewer.organisation) : null,
      wanted.aggregate ? uuidOf(wanted.aggregate) : null,
      wanted.organisation ? uuidOf(wanted.organisation) : null,
      wanted.type ?? null,
    ];
    const found = await rows<EventRow>(
      this.source.manager,
      `SELECT * FROM platform.event WHERE ${conditions} AND position > $6 ORDER BY position LIMIT $7`,
      [...parameters, page.after, page.first + 1],
    );
    const [counted] = await rows<{ total: number }>(
      this.source.manager,
      `SELECT count(*)::int AS total FROM platform.event WHERE ${conditions}`,
      parameters,
    );
    const shown = found.slice(0, page.first);
    const nodes = shown.map((row) => toEvent(row, viewer));
    return {
      nodes,
      edges: shown.map((row, index) => ({ cursor: row.position, node: nodes[index] ?? toEvent(row, viewer) })),
      pageInfo: {
        hasNextPage: found.length > shown.length,
        hasPreviousPage: page.after !== '0',
        startCursor: shown.at(0)?.position,
        endCursor: shown.at(-1)?.position ?? (page.after === '0' ? undefined : page.after),
      },
      totalCount: counted?.total ?? 0,
    };
  }
}
