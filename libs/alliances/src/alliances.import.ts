import { Injectable } from '@nestjs/common';
import { type OrganisationId, Period, type Translations } from '@talkoot/contracts';
import { InvitationsApi } from '@talkoot/identity';
import type { Transaction } from '@talkoot/platform/database';
import {
  type ImportRecord,
  type ImportSection,
  importSection,
  type ImportStep,
  lookup,
  type Place,
  ruleBroken,
  type Tally,
  tally,
} from '@talkoot/platform/import';
import { type KnownOrganisation, RegistryApi } from '@talkoot/registry';
import type { z } from 'zod';
import type { AllianceDetails } from './alliance-details.js';
import { AllianceThemes } from './alliance-themes.service.js';
import { Alliance } from './alliance.js';
import { AllianceRepository } from './alliance.repository.js';
import { alliances } from './alliances.import-format.js';
import { AlliancesLoader } from './alliances.loader.js';
import { collaborationOf } from './alliances.service.js';
import { say } from './messages/index.js';

type Stated = z.output<typeof alliances.row>;
type Step = ImportStep<Transaction>;
type Find<V> = (reference: string, place: Place) => V | undefined;

/** Brings alliances with their members and themes into the database. */
@Injectable()
export class AlliancesImport {
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(alliances, (records, step) => this.state(records, step)),
  ];

  constructor(
    private readonly registry: RegistryApi,
    private readonly loader: AlliancesLoader,
    private readonly alliances: AllianceRepository,
    private readonly themes: AllianceThemes,
    private readonly invitations: InvitationsApi,
  ) {}

  private async state(records: readonly ImportRecord<Stated>[], step: Step): Promise<Tally> {
    const { tx } = step;
    const rows = records.map(({ row }) => row);
    const organisationOf = await this.organisations(step, rows.flatMap(namedIn));
    const codes = rows.flatMap(({ themes }) => themes.flatMap((group) => group.themes));
    const themeOf = lookup(await this.registry.findThemes(tx, codes), step);
    const ids = await this.alliances.idsByCode(
      tx,
      rows.map(({ code }) => code),
    );
    const known = new Map((await this.loader.all(tx, [...ids.values()])).map((each) => [each.state.code, each]));
    const stated = records.flatMap((record) => {
      const { row } = record;
      const owner = row.owner ? organisationOf(row.owner, record.at(['owner'])) : undefined;
      const proposers = row.proposers.flatMap(
        (each, place) => organisationOf(each, record.at(['proposers', place]))?.id ?? [],
      );
      const alliance = stateAlliance(known.get(row.code), row, proposers, { owner: owner?.id, step });
      stateMembers(alliance, record, organisationOf, step);
      const groups = row.themes.map(({ name, themes }, at) => ({
        name,
        themes: themes.flatMap((code, place) => themeOf(code, record.at(['themes', at, 'themes', place])) ?? []),
      }));
      const arrangedOn = alliance.stateThemes(groups, tx.operation.today);
      return { alliance, owner: owner?.id, arrangedOn };
    });
    const added = stated.filter(({ alliance }) => !known.has(alliance.state.code));
    const changed = stated.filter(({ alliance }) => alliance.hasEvents);
    await this.registry.saveCollaborations(
      tx,
      added.map(({ alliance, owner }) => collaborationOf(alliance, owner)),
    );
    await this.alliances.save(
      tx,
      changed.map(({ alliance }) => alliance),
    );
    await this.registry.saveCollaborations(
      tx,
      changed.map(({ alliance }) => collaborationOf(alliance)),
    );
    // An organisation that a source names needs no invitation any more.
    await this.invitations.settle(tx, new Map(changed.map(({ alliance }) => [alliance.id, alliance])));
    for (const { alliance, arrangedOn } of changed) {
      // oxlint-disable-next-line no-await-in-loop -- Alliances are few, and each ends and begins its own.
      if (arrangedOn) await this.themes.follow(tx, alliance, arrangedOn.day);
    }
    return tally(records.length, added.length, changed.length - added.length);
  }

  private async organisations({ tx, report }: Step, references: readonly string[]): Promise<Find<KnownOrganisation>> {
    const ids = await this.registry.findOrganisations(tx, references);
    const known = await this.registry.organisations([...ids.values()], tx);
    const byReference = new Map<string, KnownOrganisation>();
    for (const [reference, id] of ids) {
      const organisation = known.get(id);
      if (organisation) byReference.set(reference, organisation);
    }
    return lookup(byReference, { report });
  }
}

const namedIn = ({ owner, proposers, members }: Stated): string[] => [
  ...(owner ? [owner] : []),
  ...proposers,
  ...members.map(({ organisation }) => organisation),
];

/** What the file does not say stays as it was. */
function stateAlliance(
  before: Alliance | undefined,
  row: Stated,
  proposers: readonly OrganisationId[],
  { owner, step }: { owner: OrganisationId | undefined; step: Step },
): Alliance {
  const { code, name, status, statusAsOf, provenance } = row;
  const details: AllianceDetails = {
    name,
    provenance,
    permanent: row.permanence === 'permanent',
    period: row.period ?? before?.state.period ?? Period.always,
    aims: row.aims.length > 0 ? row.aims : (before?.state.aims ?? []),
    rhythm: row.rhythm ?? before?.state.rhythm,
  };
  if (!before) {
    const { today } = step.tx.operation;
    return Alliance.enter({ code, ...details, status, statusOn: statusAsOf }, proposers, { today, owner });
  }
  before.restateStatus(status, statusAsOf);
  // What has been ended since is not opened again.
  before.restate(before.state.status === 'ended' ? { ...details, period: before.state.period } : details);
  for (const each of proposers) before.stateProposer(each);
  return before;
}

/** Every member of the file as it states it; a day on which it cannot be is told at its place. */
function stateMembers(
  alliance: Alliance,
  record: ImportRecord<Stated>,
  organisationOf: Find<KnownOrganisation>,
  { report }: Step,
): void {
  for (const [place, { organisation, from, to, provenance }] of record.row.members.entries()) {
    const member = organisationOf(organisation, record.at(['members', place, 'organisation']));
    if (!member) continue;
    const why = from && whyNot(from, alliance.state.period, member.period);
    if (why) report(record.at(['members', place, 'from']), ruleBroken(why));
    else alliance.stateMember(member.id, Period.of(from, to) ?? Period.always, provenance);
  }
}

function whyNot(
  from: NonNullable<Stated['statusAsOf']>,
  alliance: Period,
  existence: Period,
): Translations | undefined {
  if (!alliance.includes(from)) return say('import.outsideTheAlliance');
  return existence.includes(from) ? undefined : say('import.organisationNotThatDay');
}
