import { Injectable } from '@nestjs/common';
import {
  type CollaborationId,
  type CollaborationKind,
  type Country,
  type Id,
  type IdKind,
  type InputPath,
  type LocalDate,
  type LocalisedText,
  type OrganisationId,
  seesEverything,
} from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import {
  type ChangeOfOwner,
  type Collaboration,
  CollaborationRepository,
} from './collaborations/collaboration.repository.js';
import { type KnownTheme, type ThemeId, type ThemeLink, ThemeRepository } from './collaborations/theme.repository.js';
import { refuse } from './messages/index.js';
import { ExistingOrganisations, type NamedOrganisation } from './organisations/existing-organisations.service.js';
import { type KnownOrganisation, type KnownRegion, OrganisationLookup } from './organisations/organisation.lookup.js';
import { SuccessionLine } from './organisations/succession-line.service.js';
import type { Succession } from './organisations/succession-participants.port.js';
import { RegistrySuccession } from './registry.succession.js';

export type { ChangeOfOwner, Collaboration, KnownOrganisation, KnownRegion, KnownTheme, ThemeLink };

/** What other contexts may ask of the registry. Reads see the transaction that is given, else what is committed. */
@Injectable()
export class RegistryApi {
  constructor(
    private readonly source: DataSource,
    private readonly lookup: OrganisationLookup,
    private readonly collaborations: CollaborationRepository,
    private readonly themes: ThemeRepository,
    private readonly existing: ExistingOrganisations,
    private readonly succession: RegistrySuccession,
    private readonly line: SuccessionLine,
  ) {}

  /** Those that there are, whether they exist today or not. */
  organisations(
    ids: readonly OrganisationId[],
    transaction?: Transaction,
  ): Promise<ReadonlyMap<OrganisationId, KnownOrganisation>> {
    return this.lookup.byIds(this.reading(transaction), ids);
  }

  /** Which organisation is meant by each reference (`FI-232`, `TEM`); unknown ones are not in the answer. */
  findOrganisations(
    transaction: Transaction | undefined,
    references: readonly string[],
  ): Promise<ReadonlyMap<string, OrganisationId>> {
    return this.lookup.byReferences(this.reading(transaction), references);
  }

  organisationByCode(
    country: Country,
    code: string,
    transaction?: Transaction,
  ): Promise<KnownOrganisation | undefined> {
    return this.lookup.byCode(this.reading(transaction), country, code);
  }

  /** What each organisation and collaboration is called on the day; before its first and after its last name, the nearest one. */
  names<I extends OrganisationId | CollaborationId>(
    ids: readonly I[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.lookup.names(this.reading(transaction), ids, on);
  }

  /** Who owns each collaboration on the day; what has no owner is not in the answer. */
  owners<I extends CollaborationId>(
    ids: readonly I[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<I, OrganisationId>> {
    return this.lookup.owners(this.reading(transaction), ids, on);
  }

  /** The collaborations of a kind that any of the organisations owns, or has owned or will own. */
  ownedBy<K extends CollaborationKind>(
    organisations: readonly OrganisationId[],
    kind: K,
    transaction?: Transaction,
  ): Promise<Id<K>[]> {
    return this.lookup.ownedBy(this.reading(transaction), organisations, kind);
  }

  /** In which region each municipality lies on the day; what lies in none is not in the answer. */
  regionsOf(
    municipalities: readonly OrganisationId[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<OrganisationId, KnownRegion>> {
    return this.lookup.regions(this.reading(transaction), municipalities, on);
  }

  /** As {@link SuccessionLine} has it. */
  standInsOf(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    as: { readonly on: LocalDate; readonly relation: string },
  ): Promise<(thing: Id<IdKind>) => ReadonlyMap<OrganisationId, OrganisationId>> {
    return this.line.standIns(transaction, organisations, as);
  }

  /** As {@link ExistingOrganisations} has it. */
  requireExisting(
    transaction: Transaction,
    organisation: OrganisationId,
    on: LocalDate,
    path: InputPath,
  ): Promise<KnownOrganisation> {
    return this.existing.require(transaction, organisation, on, path);
  }

  /** The same of several; the place of the one that is refused is added to the path. */
  requireAllExisting(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    on: LocalDate,
    path: InputPath,
  ): Promise<KnownOrganisation[]> {
    return this.requireEachExisting(transaction, namedAt(organisations, path), on);
  }

  /** The same of several that an input names in several places. */
  requireEachExisting(
    transaction: Transaction,
    named: readonly NamedOrganisation[],
    on: LocalDate,
  ): Promise<KnownOrganisation[]> {
    return this.existing.requireEach(transaction, named, on);
  }

  /**
   * Throws CODE_OF_OTHERS unless people of the owner may give the code to something of theirs. A code that begins with that of an
   * organisation and a hyphen is kept for that organisation, and what is not public has such a code. So nobody learns from a
   * refused code what others have that is hidden.
   */
  async requireCodeOf(
    transaction: Transaction,
    owner: OrganisationId | undefined,
    code: string,
    isPublic: boolean,
  ): Promise<void> {
    if (seesEverything(transaction.operation.viewer)) return;
    const [owners, before] = await Promise.all([
      this.organisations(owner ? [owner] : [], transaction),
      this.lookup.codesBefore(transaction, code),
    ]);
    const own = owner && owners.get(owner)?.code;
    const [whose] = before.toSorted((a, b) => b.length - a.length);
    if (whose === undefined ? !isPublic : whose !== own) throw refuse('CODE_OF_OTHERS', ['code'], { owner: own ?? '' });
  }

  /** Enters collaborations or changes them, for the context whose aggregates they are. Throws CODE_TAKEN. */
  saveCollaborations(transaction: Transaction, collaborations: readonly Collaboration[]): Promise<void> {
    return this.collaborations.save(transaction, collaborations);
  }

  /** Which collaboration is meant by kind and code (`alliance KASVUALLIANSSI`); unknown ones are not in the answer. */
  findCollaborations(
    transaction: Transaction,
    wanted: readonly { readonly kind: string; readonly code: string }[],
  ): Promise<ReadonlyMap<string, CollaborationId>> {
    return this.collaborations.findByCodes(transaction, wanted);
  }

  /** Which collaborations of a kind have just changed hands in a succession: the registry carries them over, their context tells of it. */
  collaborationsHandedOver<K extends CollaborationKind>(kind: K, succession: Succession): ChangeOfOwner<Id<K>>[] {
    return this.succession.handedOver(kind, succession);
  }

  /** All themes, by code. */
  vocabulary(): Promise<readonly KnownTheme[]> {
    return this.themes.all(this.source.manager);
  }

  /** Which theme is meant by each code; unknown ones are not in the answer. */
  findThemes(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, ThemeId>> {
    return this.themes.findByCodes(transaction, codes);
  }

  /** Throws NOT_FOUND, at the path of its place, for the first theme that there is not. */
  requireThemes(
    transaction: Transaction,
    themes: readonly ThemeId[],
    path: (place: number) => InputPath,
  ): Promise<void> {
    return this.themes.requireAll(transaction, themes, path);
  }

  /**
   * Links collaborations to themes that there are; a link that is there already is left alone. Answers with the new ones: the
   * caller's event tells of them.
   */
  linkThemes<I extends CollaborationId>(
    transaction: Transaction,
    links: readonly ThemeLink<I>[],
  ): Promise<ThemeLink<I>[]> {
    return this.themes.link(transaction, links);
  }

  /** Ends links on their last day; what would only begin later never was. */
  unlinkThemes(
    transaction: Transaction,
    collaboration: CollaborationId,
    themes: readonly ThemeId[],
    lastDay: LocalDate,
  ): Promise<void> {
    return this.themes.unlink(transaction, collaboration, themes, lastDay);
  }

  /** With which themes each collaboration deals on the day, in the order of their codes. */
  themesOf<I extends CollaborationId>(
    collaborations: readonly I[],
    on: LocalDate,
    transaction?: Transaction,
  ): Promise<ReadonlyMap<I, readonly KnownTheme[]>> {
    return this.themes.of(this.reading(transaction), collaborations, on);
  }

  private reading(transaction: Transaction | undefined) {
    return transaction ?? this.source.manager;
  }
}

/** The organisations of a list, each at its place. */
export const namedAt = (organisations: readonly OrganisationId[], path: InputPath): NamedOrganisation[] =>
  organisations.map((organisation, place) => ({ organisation, path: [...path, place] }));
