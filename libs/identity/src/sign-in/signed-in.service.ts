import { Inject, Injectable } from '@nestjs/common';
import {
  Clock,
  type Id,
  type Locale,
  type LocalisedText,
  type OrganisationId,
  type PersonId,
} from '@talkoot/contracts';
import { cookieIn, cookieName } from '@talkoot/platform/auth';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { RegistryApi } from '@talkoot/registry';
import { say } from '../messages/index.js';
import { AffiliationRepository } from '../people/affiliation.repository.js';
import { SessionReader } from '../sessions/session-reader.service.js';
import { type LocalPerson, LoginRepository } from './login.repository.js';

/** An organisation that a person may choose to act for. */
export interface Choice {
  readonly affiliation: Id<'affiliation'>;
  readonly organisation: LocalisedText;
  readonly role: LocalPerson['role'];
}

/** Who is signed in with a browser, for a page that shows it. */
export interface SignedIn {
  readonly id: PersonId;
  readonly person: LocalisedText;
  /** Undefined: not chosen yet. */
  readonly organisation: LocalisedText | undefined;
  readonly choices: readonly Choice[];
}

/** One of the illustrative people, with the name of the organisation. */
export interface LocalChoice extends Choice, Pick<LocalPerson, 'name' | 'platformRoles'> {}

/** What pages show of who is signed in, and of who could be. Nothing is changed by it. */
@Injectable()
export class SignedInReader {
  constructor(
    private readonly reader: SessionReader,
    private readonly logins: LoginRepository,
    private readonly affiliations: AffiliationRepository,
    private readonly registry: RegistryApi,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(cookies: string | undefined): Promise<SignedIn | undefined> {
    const found = await this.reader.peek(cookieIn(cookies, cookieName(this.config)));
    if (!found) return undefined;
    const { person } = found.kept.session.state;
    const all = await this.affiliations.ofPerson(person, this.clock.today());
    const nameOf = await this.names(all.map(({ organisation }) => organisation));
    return {
      id: person,
      person: await this.logins.nameOf(person),
      organisation: found.acting && nameOf(found.acting.organisation),
      choices: all.map(({ affiliation, organisation, role }) => ({
        affiliation,
        role,
        organisation: nameOf(organisation),
      })),
    };
  }

  /** The illustrative people whom one can sign in as. */
  async local(): Promise<LocalChoice[]> {
    const all = await this.logins.illustrative(this.clock.today());
    const nameOf = await this.names(all.map(({ organisation }) => organisation));
    return all.map(({ affiliation, organisation, role, name, platformRoles }) => ({
      affiliation,
      role,
      name,
      platformRoles,
      organisation: nameOf(organisation),
    }));
  }

  private async names(ids: readonly OrganisationId[]): Promise<(id: OrganisationId) => LocalisedText> {
    const known = await this.registry.names([...new Set(ids)], this.clock.today());
    return (id) => known.get(id) ?? {};
  }
}

/** Who is signed in, in a sentence. */
export function signedInText(locale: Locale, { person, organisation }: SignedIn): string {
  if (!organisation) return say('signIn.asNobodyYet', { person })[locale];
  return say('signIn.as', { person, organisation })[locale];
}
