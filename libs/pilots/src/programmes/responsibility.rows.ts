import { type CollaborationId, type DatedOrganisation, uuidOf, grouped } from '@talkoot/contracts';
import type { Row, Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { ResponsibilityEntity, type ResponsibilityRole } from './responsibility.entity.js';

/** Who has the role for the collaboration, in the order of time. */
export type Responsibilities = (collaboration: CollaborationId, role: ResponsibilityRole) => DatedOrganisation[];

export async function responsibilitiesOf(
  transaction: Transaction,
  collaborations: readonly CollaborationId[],
): Promise<Responsibilities> {
  const found = await transaction.find(ResponsibilityEntity, {
    where: { collaboration: In(collaborations.map(uuidOf)) },
    order: { period: 'ASC' },
  });
  const byRole = grouped(found, ({ collaboration, role }) => `${collaboration} ${role}`);
  return (collaboration, role) => byRole.get(`${uuidOf(collaboration)} ${role}`) ?? [];
}

export const responsibilityRows = (
  collaboration: CollaborationId,
  role: ResponsibilityRole,
  dated: readonly DatedOrganisation[],
): Row<ResponsibilityEntity>[] =>
  dated.map(({ id, organisation, period }) => ({
    id,
    collaboration: uuidOf(collaboration),
    role,
    organisation,
    period,
  }));
