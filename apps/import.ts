import type { INestApplicationContext } from '@nestjs/common';
import { AlliancesImport } from '@talkoot/alliances';
import { ANYBODY, Clock, type Locale, type Operation } from '@talkoot/contracts';
import { FundingImport } from '@talkoot/funding';
import { GovernanceImport, ProposalsImport } from '@talkoot/governance';
import { IdentityImport } from '@talkoot/identity';
import { LOCKS, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { importFolder, type ImportProgress, type ImportResult, type ImportSection } from '@talkoot/platform/import';
import { PilotsImport } from '@talkoot/pilots';
import { RegistryImport, SuccessionsImport } from '@talkoot/registry';
import { randomUUID } from 'node:crypto';

/** Every section of the import, in the order in which they build on each other. */
function importSections(contexts: INestApplicationContext): ImportSection<Transaction>[] {
  // Governance comes after every kind of collaboration: bodies belong to them.
  const contributions = [
    RegistryImport,
    IdentityImport,
    AlliancesImport,
    PilotsImport,
    FundingImport,
    GovernanceImport,
    ProposalsImport,
    SuccessionsImport,
  ];
  return contributions.flatMap(
    (each) => contexts.get<{ sections: readonly ImportSection<Transaction>[] }>(each, { strict: false }).sections,
  );
}

/** Imports a folder or a file for the instance itself: all or nothing, one import at a time, nobody notified. */
export function importInto(
  contexts: INestApplicationContext,
  path: string,
  how: { dryRun: boolean; locale: Locale; progress: (progress: ImportProgress) => void },
): Promise<ImportResult> {
  const clock = contexts.get(Clock, { strict: false });
  const operation: Operation = {
    viewer: ANYBODY,
    origin: 'import',
    locale: how.locale,
    now: clock.now(),
    today: clock.today(),
    requestId: randomUUID(),
  };
  const unitOfWork = contexts.get(UnitOfWork, { strict: false });
  return importFolder(path, importSections(contexts), {
    dryRun: how.dryRun,
    progress: how.progress,
    transaction: (work) =>
      unitOfWork.run(operation, async (transaction) => {
        await transaction.rows(`SELECT pg_advisory_xact_lock(${LOCKS.import})`);
        return work(transaction);
      }),
  });
}
