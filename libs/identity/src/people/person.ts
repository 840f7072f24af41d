import {
  Aggregate,
  type LocalDate,
  type Locale,
  LOCALES,
  type LocalisedText,
  newId,
  type OrganisationId,
  type PersonId,
  type PlatformRole,
  type Provenance,
} from '@talkoot/contracts';

export type PersonEvent =
  'person.registered.v1' | 'person.details-changed.v1' | 'person.platform-roles-set.v1' | 'person.erased.v1';

/** What is known of a person; it stands in one table and in no event. */
export interface PersonDetails {
  /** As others see the person, perhaps only the role ("Officer of Kauhajoki"). */
  readonly name: LocalisedText;
  /** E-mail, in lower case; no two persons have the same. Undefined: the person is erased. */
  readonly address: string | undefined;
  /** The language in which the product writes to the person. */
  readonly locale: Locale;
}

export interface PersonState {
  details: PersonDetails;
  platformRoles: readonly PlatformRole[];
  readonly provenance: Provenance;
  erasedOn: LocalDate | undefined;
}

/** Somebody who acts for organisations, or who runs or audits the service. */
export class Person extends Aggregate<'person', PersonEvent> {
  constructor(
    id: PersonId,
    version: number,
    readonly state: PersonState,
  ) {
    super(id, version);
  }

  static register(details: PersonDetails, provenance: Provenance): Person {
    const person = new Person(newId('person'), 0, {
      details,
      provenance,
      platformRoles: [],
      erasedOn: undefined,
    });
    person.record('person.registered.v1', { provenance });
    return person;
  }

  changeDetails(details: PersonDetails): void {
    const before = this.state.details;
    const renamed = LOCALES.some((locale) => before.name[locale] !== details.name[locale]);
    const fields = [
      ...(renamed ? (['name'] as const) : []),
      ...(before.address === details.address ? [] : (['address'] as const)),
      ...(before.locale === details.locale ? [] : (['locale'] as const)),
    ];
    if (fields.length === 0) return;
    this.state.details = details;
    this.record('person.details-changed.v1', { fields });
  }

  setPlatformRoles(roles: readonly PlatformRole[]): void {
    const before = new Set(this.state.platformRoles);
    if (before.size === roles.length && roles.every((role) => before.has(role))) return;
    this.state.platformRoles = roles;
    this.record('person.platform-roles-set.v1', { roles: [...roles] });
  }

  /** Nothing that tells who it was is left: others keep the id alone. */
  erase(today: LocalDate): void {
    if (this.state.erasedOn) return;
    this.state.details = { name: {}, address: undefined, locale: this.state.details.locale };
    this.state.platformRoles = [];
    this.state.erasedOn = today;
    this.record('person.erased.v1', {});
  }

  /** A person's details concern nobody but those who run the service. */
  protected concerned(): readonly OrganisationId[] {
    return [];
  }
}
