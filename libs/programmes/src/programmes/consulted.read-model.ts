import { concerned, exists, type ReadContext, type Row, sql, type Sql } from '@talkoot/platform/read-model';
import { ConsultationEntity, OpinionEntity } from './consultation.entity.js';

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

/** Whether the viewer's organisation is asked, or was, in one of the consultations. Who is asked goes on seeing the draft, unless the consultation was withdrawn. */
export const isConsulted = (of: (consultation: Row<ConsultationEntity>) => Sql, context: ReadContext): Sql =>
  concerned(context, () =>
    exists(
      ConsultationEntity,
      (consultation) =>
        sql`${of(consultation)} AND ${consultation.status} <> 'withdrawn' AND ${exists(
          OpinionEntity,
          (opinion) =>
            sql`${opinion.consultation} = ${consultation.id} AND ${opinion.organisation} = ${context.organisation}`,
        )}`,
    ),
  );
