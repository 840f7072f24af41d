import { type Country, LocalDate, rhythm, workingDays } from '@talkoot/contracts';
import { Body, Meeting, Proposal } from '@talkoot/governance';
import { DateScalar } from '@talkoot/platform/graphql';
import {
  distinct,
  during,
  extend,
  isLinked,
  type ReadContext,
  type Row,
  select,
  sql,
  type Sql,
} from '@talkoot/platform/read-model';
import { Organisation, ownerOfCollaboration } from '@talkoot/registry';
import type { AllianceEntity } from './alliance.entity.js';
import { Alliance } from './alliance.read-model.js';

/** The day of the board's last meeting that was held by the day. */
const lastMeeting = ({ id }: Row<AllianceEntity>, { on }: ReadContext): Sql => {
  const board = distinct(
    Body,
    'id',
    ({ collaboration, kind, period }) =>
      sql`${collaboration} = ${id} AND ${kind} = 'alliance-board' AND ${during(period, on)}`,
  );
  return select(
    Meeting,
    ({ day }) => sql`max(${day})`,
    ({ body, day, status }) => ({
      where: sql`${body} IN (${board}) AND ${day} <= ${on} AND ${status} NOT IN ('draft', 'convened', 'cancelled')`,
    }),
  );
};

/** Whose public holidays count for its board: those of its owner's country. */
const country = ({ id }: Row<AllianceEntity>, context: ReadContext): Sql =>
  select(
    Organisation,
    (owner) => owner.country,
    (owner) => ({ where: isLinked(ownerOfCollaboration, id, owner.id, context) }),
  );

extend(Alliance, (is) => ({
  proposals: is.connection(() => Proposal, 'collaboration', 'The proposals that are made in its name or about it.'),
  nextMeetingDue: is.computed<{
    rhythm: unknown;
    country: Country | null;
    last: string | null;
    on: string;
    isOver: boolean;
  }>(
    DateScalar,
    'The day on which its board is to meet next by the rhythm, counted from its last meeting; null: it is over, or its rhythm tells no day.',
    {
      rhythm: 'rhythm',
      country,
      last: lastMeeting,
      on: (_, { on }) => on,
      isOver: ({ period }, { on }) => sql`NOT ${during(period, on)}`,
    },
    ({ rhythm: known, country: owners, last, on, isOver }) => {
      if (known === null || isOver) return null;
      const met = last === null ? undefined : LocalDate.parse(last);
      const after = met ?? LocalDate.parse(on).minusDays(1);
      return (
        rhythm
          .parse(known)
          .next(after, workingDays(owners ?? 'FI'), met)
          ?.toString() ?? null
      );
    },
    { nullable: true },
  ),
}));
