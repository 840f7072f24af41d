import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import {
  type CalendarMeetingWire,
  Clock,
  dayText,
  DEFAULT_LOCALE,
  type Id,
  inEachLanguage,
  inOneLine,
  isId,
  type LocalisedText,
  LocalDate,
  type PersonId,
  readText,
  ZoneId,
} from '@talkoot/contracts';
import { GovernanceCalendars, GovernanceNotices, type Stranger } from '@talkoot/governance';
import { type Contact, IdentityApi, type InvitedColleague } from '@talkoot/identity';
import { RegistryApi } from '@talkoot/registry';
import { type Removal, type RetainedElsewhere, Retention } from '@talkoot/platform/personal-data';
import { CONFIG, type Config } from '@talkoot/platform/config';
import type { Transaction } from '@talkoot/platform/database';
import { Log } from '@talkoot/platform/logging';
import { Pace } from '@talkoot/platform/process';
import { NotificationLinks } from '../notifications/notification-links.service.js';
import { addressOf, hostOfMails, messageIdOf } from './addresses.js';
import type { MailWaits } from './gathered.js';
import { type ClaimedMail, type MailedInvitation, MailRepository } from './mail.repository.js';
import { type Delivery, type Mail, MailTransport } from './mail.transport.js';
import { renderColleagueInvitation, renderInvitation, renderMail } from './render.js';

const MAILS_AT_ONCE = 10;
const POLL_MS = 1_000;
const LONGEST_WAIT_SECONDS = 3_600;
/** How long a server may still take over a mail when this process is to end. */
const PATIENCE_AT_THE_END_MS = 15_000;
/** What one operation does comes within this time: a mail waits until nothing more has come for so long. */
const QUIET_SECONDS = 5;
/** The name of the service in subjects and headings. */
const INSTANCE = 'Talkoot';

/** Somebody who is asked to act for an organisation, with the name of that. */
interface Colleague extends InvitedColleague {
  readonly secret: string;
  readonly called: LocalisedText;
}

/** A person who is known, or an address to which an invitation goes. */
type MailContact = Contact | Stranger | Colleague;

interface Attempt {
  readonly mail: ClaimedMail;
  readonly delivery: Delivery;
}

/**
 * Makes mails of notifications and sends those that are due; any number of processes may. A mail is claimed before it is sent, and noted once the
 * server has it; as long as that takes, the claim is kept. What was sent and could not be noted is remembered, and noted before anything else is claimed: so a mail
 * goes out twice only if this process dies in between, and then under the same Message-ID.
 */
@Injectable()
export class MailDelivery implements BeforeApplicationShutdown, RetainedElsewhere {
  /** A process that is dead lets go of its mails after this time. */
  protected readonly claimSeconds: number = 20;
  private readonly sender = randomUUID();
  private readonly sent = new Set<Id<'mail'>>();
  private readonly pace = new Pace(POLL_MS);
  private readonly waits: MailWaits;
  private readonly host: string;

  constructor(
    private readonly mails: MailRepository,
    private readonly identity: IdentityApi,
    private readonly links: NotificationLinks,
    private readonly calendars: GovernanceCalendars,
    private readonly governance: GovernanceNotices,
    private readonly transport: MailTransport,
    private readonly registry: RegistryApi,
    private readonly clock: Clock,
    retention: Retention,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const longest = config.MAIL_GROUPING_SECONDS;
    this.waits = { quiet: Math.min(QUIET_SECONDS, longest), longest };
    this.host = hostOfMails(config.MAIL_FROM);
    retention.register(this);
  }

  start(): void {
    this.pace.keep(() =>
      this.round().catch((error: unknown) => {
        this.log.warn({ event: 'mail.interrupted', err: error });
        return false;
      }),
    );
  }

  /** There is something to send; a wake-up that is lost costs a second. */
  wake(): void {
    this.pace.wake();
  }

  /** Lets a mail about an invitation go to its address: once. */
  writeTo(transaction: Transaction, invitation: MailedInvitation): Promise<void> {
    return this.mails.addInvitation(transaction, invitation, this.host);
  }

  /** Forgets what an erased person was told; what it answers removes the rest, in the same transaction as all else. */
  async forget(person: PersonId): Promise<(transaction: Transaction) => Promise<void>> {
    const mails = await this.mails.ofErased(person);
    await this.transport.forget(mails);
    return (transaction) => this.mails.forget(transaction, person, mails);
  }

  /** Mails in a folder are kept for a time only, where a setting says so. */
  async remove(today: LocalDate, dryRun: boolean): Promise<Removal | undefined> {
    const { RETENTION_MAILS_DAYS: days, TIME_ZONE } = this.config;
    if (days === undefined) return undefined;
    const moment = today.minusDays(days).atStartOfDay(ZoneId.of(TIME_ZONE)).toInstant();
    return {
      what: 'mails in their folder',
      rows: await this.transport.forgetBefore(new Date(moment.toEpochMilli()), dryRun),
    };
  }

  async beforeApplicationShutdown(): Promise<void> {
    const patience = new AbortController();
    await Promise.race([
      this.pace.end(),
      delay(PATIENCE_AT_THE_END_MS, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    await this.noteSent().finally(() => this.transport.close());
  }

  /** Says whether there may be more to do at once. */
  private async round(): Promise<boolean> {
    await this.noteSent();
    await this.mails.gather(this.waits, (mail) => messageIdOf(mail, this.host));
    const claimed = await this.mails.claim(this.sender, MAILS_AT_ONCE, this.claimSeconds);
    if (claimed.length === 0) return false;
    const contacts = await this.contactsOf(claimed);
    const attempts = await this.whileClaimed(claimed, () =>
      Promise.all(claimed.map((mail) => this.attempt(mail, contacts.get(mail.id)))),
    );
    await this.note(attempts);
    return claimed.length === MAILS_AT_ONCE;
  }

  private async contactsOf(mails: readonly ClaimedMail[]): Promise<ReadonlyMap<Id<'mail'>, MailContact>> {
    const persons = await this.identity.contactsOf(mails.flatMap(({ to }) => ('person' in to ? to.person : [])));
    const invitations = await this.governance.strangers(
      mails.flatMap(({ to }) => ('invitation' in to && isId('seatinvitation', to.invitation) ? to.invitation : [])),
    );
    const colleagues = await this.colleagues(
      mails.flatMap(({ to }) =>
        'invitation' in to && isId('colleagueinvitation', to.invitation) ? to.invitation : [],
      ),
    );
    const contactOf = ({ to }: ClaimedMail): MailContact | undefined => {
      if ('person' in to) return persons.get(to.person);
      return isId('seatinvitation', to.invitation) ? invitations.get(to.invitation) : colleagues.get(to.invitation);
    };
    return new Map(
      mails.flatMap((mail): [Id<'mail'>, MailContact][] => {
        const contact = contactOf(mail);
        return contact ? [[mail.id, contact]] : [];
      }),
    );
  }

  private async colleagues(
    invitations: readonly Id<'colleagueinvitation'>[],
  ): Promise<ReadonlyMap<Id<'colleagueinvitation'>, Colleague>> {
    if (invitations.length === 0) return new Map();
    const found = await this.identity.invitedColleagues(invitations);
    const organisations = [...new Set([...found.values()].map(({ organisation }) => organisation))];
    const names = await this.registry.names(organisations, this.clock.today());
    return new Map(
      [...found].map(([id, said]) => [
        id,
        { ...said, called: names.get(said.organisation) ?? inEachLanguage(() => INSTANCE) },
      ]),
    );
  }

  private async whileClaimed<T>(claimed: readonly ClaimedMail[], work: () => Promise<T>): Promise<T> {
    const mails = claimed.map(({ id }) => id);
    const keep = () =>
      this.mails.keepClaims(this.sender, mails, this.claimSeconds).catch((error: unknown) => {
        // Without the database nobody else can claim them either; when it is back, every claim holds anew.
        this.log.warn({ event: 'mail.claim-not-kept', err: error });
      });
    const timer = setInterval(() => void keep(), (this.claimSeconds * 1000) / 4);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  private async attempt(mail: ClaimedMail, contact: MailContact | undefined): Promise<Attempt> {
    const delivery = await this.send(mail, contact);
    if (delivery.outcome === 'accepted') this.sent.add(mail.id);
    const entry = { event: `mail.${delivery.outcome}`, mail: mail.id, attempts: mail.attempts };
    if (delivery.outcome === 'accepted') this.log.info(entry);
    else this.log.warn({ ...entry, reason: delivery.reason });
    return { mail, delivery };
  }

  private async send(mail: ClaimedMail, contact: MailContact | undefined): Promise<Delivery> {
    if (!contact) return { outcome: 'refused', reason: 'no address' };
    try {
      const written = this.messageTo(mail, contact);
      return impersonal(await this.transport.send(written), contact);
    } catch (error) {
      this.log.error({ event: 'mail.failed', mail: mail.id, err: error });
      return { outcome: 'postponed', reason: error instanceof Error ? error.message : 'unknown' };
    }
  }

  private messageTo(mail: ClaimedMail, contact: MailContact): Mail {
    if ('secret' in contact) return this.colleagueInvitation(mail, contact);
    return 'locale' in contact ? this.written(mail, contact) : this.invitation(mail, contact);
  }

  private colleagueInvitation(
    mail: ClaimedMail,
    { address, locale, called, role, expiresOn, secret }: Colleague,
  ): Mail {
    return {
      id: mail.id,
      messageId: mail.messageId,
      to: address,
      from: this.config.MAIL_FROM,
      locale,
      date: mail.writtenAt,
      ...renderColleagueInvitation({
        locale,
        organisation: readText(called, locale).text,
        role,
        until: LocalDate.parse(expiresOn),
        url: `${this.config.PUBLIC_URL}/sign-in?invitation=${secret}`,
        instance: INSTANCE,
      }),
    };
  }

  private written(mail: ClaimedMail, { address, locale }: Contact): Mail {
    const calendar = newest(mail.notifications.flatMap((each) => each.calendar ?? []));
    return {
      id: mail.id,
      messageId: mail.messageId,
      to: address,
      from: this.config.MAIL_FROM,
      locale,
      date: mail.writtenAt,
      calendar: calendar && this.calendars.invitation(calendar, addressOf(this.config.MAIL_FROM), address, locale),
      ...renderMail({
        locale,
        entries: mail.notifications.map(({ text, organisationName, inPerson, subject, illustrative }) => ({
          text: text[locale],
          organisation: readText(organisationName, locale).text,
          inPerson,
          url: this.links.to(subject),
          illustrative,
        })),
        details: calendar ? this.calendars.paragraphs(calendar, locale) : [],
        instance: INSTANCE,
      }),
    };
  }

  /** To somebody whose language is not known, in all of them. What people call a body is not in it: the inviter cannot write to strangers. */
  private invitation(mail: ClaimedMail, { address, inviter, expiresOn }: Stranger): Mail {
    return {
      id: mail.id,
      messageId: mail.messageId,
      to: address,
      from: this.config.MAIL_FROM,
      locale: DEFAULT_LOCALE,
      date: mail.writtenAt,
      ...renderInvitation({
        inviter: inviter ? inOneLine(inviter) : inEachLanguage(() => INSTANCE),
        until: dayText(expiresOn),
        url: this.config.PUBLIC_URL,
        instance: INSTANCE,
      }),
    };
  }

  private async note(attempts: readonly Attempt[]): Promise<void> {
    const setbacks = attempts.flatMap(({ mail, delivery }) =>
      delivery.outcome === 'accepted' ? [] : [{ mail: mail.id, attempts: mail.attempts, ...delivery }],
    );
    await this.noteSent();
    await this.mails.keepSetbacks(
      this.sender,
      setbacks.map(({ outcome, mail, reason, attempts: made }) => ({
        mail,
        reason,
        status: outcome === 'refused' ? 'refused' : 'pending',
        waitSeconds: waitAfter(made),
      })),
    );
  }

  private async noteSent(): Promise<void> {
    const noted = [...this.sent];
    if (noted.length === 0) return;
    await this.mails.keepSent(noted);
    for (const mail of noted) this.sent.delete(mail);
  }
}

/** The meeting as it stood last: mails about one tell of no other, and an older state would undo a newer one in calendars. */
const newest = (calendars: readonly CalendarMeetingWire[]): CalendarMeetingWire | undefined =>
  calendars
    .toSorted((one, other) => one.sequence - other.sequence || Date.parse(one.changedAt) - Date.parse(other.changedAt))
    .at(-1);

/** The first repeat after five seconds, then after twice as long each time, at most an hour; a mail is never given up. */
const waitAfter = (attempts: number): number => Math.min(5 * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT_SECONDS);

/** Servers like to repeat the address in their answer; it stands in one table of the identity and nowhere else. */
function impersonal(delivery: Delivery, { address }: MailContact): Delivery {
  if (delivery.outcome === 'accepted') return delivery;
  return { ...delivery, reason: delivery.reason.replaceAll(address, '(address)').slice(0, 500) };
}
