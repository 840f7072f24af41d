import { Injectable } from '@nestjs/common';
import { type LocalisedText, Period } from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { type ImportSection, importSection, type Tally, tally } from '@talkoot/platform/import';
import { Organisation, type OrganisationDetails, type StatedOrganisation } from '../domain/organisation.js';
import { OrganisationRepository } from '../persistence/organisation.repository.js';
import { municipalities, organisations } from './registry.import-format.js';

/** An organisation as a file states it. */
type Stated = StatedOrganisation &
  Pick<OrganisationDetails, 'kind' | 'country' | 'code' | 'provenance'> & { name: LocalisedText };

/** Brings the registry's part of an import into the database. */
@Injectable()
export class RegistryImport {
  /** In the order in which they build on each other. */
  readonly sections: readonly ImportSection<Transaction>[] = [
    importSection(municipalities, (records, { tx }) =>
      this.state(
        tx,
        records.map(({ row }) => ({ ...row, kind: 'municipality' })),
      ),
    ),
    importSection(organisations, (records, { tx }) =>
      this.state(
        tx,
        records.map(({ row }) => row),
      ),
    ),
  ];

  constructor(private readonly organisations: OrganisationRepository) {}

  /** Registers those that are not there and corrects those that are. */
  private async state(transaction: Transaction, stated: readonly Stated[]): Promise<Tally> {
    const found = await this.organisations.loadByCodes(
      transaction,
      stated.map(({ code }) => code),
    );
    const known = new Map(found.map((each) => [keyOf(each.state), each]));
    const added: Organisation[] = [];
    const changed: Organisation[] = [];
    for (const each of stated) {
      const organisation = known.get(keyOf(each));
      if (organisation === undefined) {
        added.push(Organisation.register(toRegister(each)));
        continue;
      }
      const before = organisation.version;
      organisation.correct(each);
      if (organisation.version > before) changed.push(organisation);
    }
    await this.organisations.save(transaction, [...added, ...changed]);
    return tally(stated.length, added.length, changed.length);
  }
}

const keyOf = ({ country, code }: Pick<Stated, 'country' | 'code'>): string => `${country}-${code}`;

const toRegister = ({ kind, country, code, name, businessId, location, languages, period, provenance }: Stated) => ({
  kind,
  country,
  code,
  name,
  businessId,
  location,
  languages: languages ?? [],
  period: period ?? Period.always,
  provenance,
});
