import { Among, distinct, exists, type ReadContext, type Row, sql, type Sql } from '@talkoot/platform/read-model';
import { ConsultationEntity, OpinionEntity } from './consultation.entity.js';
import type { ProgrammeEntity } from './programme.entity.js';

/** As `isOpen` has it. */
export const isOpenOn = ({ status, until }: Row<ConsultationEntity>, day: Sql): Sql =>
  sql`(${status} = 'open' AND ${until} >= ${day})`;

/** Whether the draft of a programme was being heard on the day. */
export const wasHeardOn = (programme: Sql, day: Sql): Sql =>
  exists(
    ConsultationEntity,
    (each) =>
      sql`${each.programme} = ${programme} AND ${each.openedOn} <= ${day} AND ${each.until} >= ${day} AND coalesce(${each.endedOn} > ${day}, true)`,
  );

/** Who has been asked for an opinion in one of the consultations. */
const askedIn = <E extends object>(
  isIt: (consultation: Row<ConsultationEntity>, row: Row<E>, context: ReadContext) => Sql,
): Among<E> =>
  new Among(
    OpinionEntity,
    (row, organisation, context) =>
      exists(
        ConsultationEntity,
        (consultation) =>
          sql`${isIt(consultation, row, context)} AND ${exists(
            OpinionEntity,
            (opinion) =>
              sql`${opinion.consultation} = ${consultation.id} AND ${opinion.organisation} = ${organisation}`,
          )}`,
      ),
    (row, context) =>
      distinct(OpinionEntity, 'organisation', (opinion) =>
        exists(
          ConsultationEntity,
          (consultation) => sql`${consultation.id} = ${opinion.consultation} AND ${isIt(consultation, row, context)}`,
        ),
      ),
  );

/** Who is asked about the draft of a programme, or was: they go on seeing it, unless the consultation was withdrawn. */
export const consultedAboutProgramme = askedIn<ProgrammeEntity>(
  ({ programme, status }, { id }) => sql`${programme} = ${id} AND ${status} <> 'withdrawn'`,
);

export const consultedAboutRevision = askedIn<{ readonly id: unknown }>(
  ({ revision, status }, { id }) => sql`${revision} = ${id} AND ${status} <> 'withdrawn'`,
);

/** Whose opinion about a programme is asked for today. */
export const askedAboutProgramme = askedIn<ProgrammeEntity>(
  (consultation, { id }, { today }) => sql`${consultation.programme} = ${id} AND ${isOpenOn(consultation, today)}`,
);
