import { Injectable } from '@nestjs/common';
import {
  DEFAULT_LOCALE,
  type Id,
  type IdKind,
  idOf,
  keyedById,
  LocalDate,
  type LocalisedText,
  type OrganisationId,
  type PersonId,
  uuidOf,
} from '@talkoot/contracts';
import { rows, rowsAmong } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';

/** What of governance has a name that notifications use. */
export type NamedInGovernance = Id<'body' | 'seat' | 'meeting' | 'agendaitem' | 'actionitem' | 'proposal'>;

/** What of governance has words of people that notifications tell. */
export type WordsInGovernance = Id<'meeting' | 'decision' | 'remark' | 'proposal'>;

/** Whom something of a body concerns: a named person, for an organisation or not, or an organisation that named nobody. */
export interface Recipient {
  readonly person: PersonId | undefined;
  readonly organisation: OrganisationId | undefined;
}

interface Row {
  readonly person: string | null;
  readonly organisation: string | null;
}

const SECRETARIAT = `
  SELECT NULL::uuid AS person, organisation_id AS organisation
  FROM governance.body_secretariat
  WHERE body_id = $1 AND period @> $2::date`;

/** Whom a day's mandates name; a vacant seat is its organisation's matter, and the secretariat knows of everything. */
const SEATED = `
  SELECT m.person_id AS person, coalesce(m.organisation_id, o.organisation_id) AS organisation
  FROM governance.seat s
  LEFT JOIN governance.mandate m ON m.seat_id = s.id AND m.period @> $2::date
  LEFT JOIN governance.seat_organisation o ON o.seat_id = s.id AND o.period @> $2::date
  WHERE s.body_id = $1 AND s.period @> $2::date
  UNION
  ${SECRETARIAT}`;

const PRESENT = `
  SELECT m.person_id AS person, m.organisation_id AS organisation
  FROM governance.attendance a
  JOIN governance.mandate m ON m.id = a.mandate_id
  WHERE a.meeting_id = $1`;

/** Whose a meeting is and when, and whether it is no more than a plan. */
export interface MeetingOfNotice {
  readonly body: Id<'body'>;
  readonly day: LocalDate;
  readonly onlyPlanned: boolean;
}

/** Reads who is told of what happens in governance, and what things are called there. */
@Injectable()
export class NoticesLookup {
  constructor(private readonly source: DataSource) {}

  /** The meeting that asked for an action item. */
  async meetingOf(item: Id<'actionitem'>): Promise<Id<'meeting'>> {
    const [found] = await rows<{ meeting: string }>(
      this.source.manager,
      'SELECT meeting_id AS meeting FROM governance.action_item WHERE id = $1',
      [uuidOf(item)],
    );
    if (!found) throw new Error(`No action item: ${item}`);
    return idOf('meeting', found.meeting);
  }

  /** Those who sit in a body, or stand in, on the day, and its secretariat. */
  async seatedIn(body: Id<'body'>, on: LocalDate): Promise<Recipient[]> {
    return told(await rows<Row>(this.source.manager, SEATED, [uuidOf(body), on.toString()]));
  }

  /** The secretariat of a body on the day. */
  async secretariatOf(body: Id<'body'>, on: LocalDate): Promise<Recipient[]> {
    return told(await rows<Row>(this.source.manager, SECRETARIAT, [uuidOf(body), on.toString()]));
  }

  /** Whom an invitation to a seat that waits invites: a person, or an address. */
  async invited(
    invitation: Id<'seatinvitation'>,
  ): Promise<{ readonly person?: PersonId; readonly address?: string } | undefined> {
    const [found] = await rows<{ person: string | null; address: string | null }>(
      this.source.manager,
      `SELECT person_id AS person, address FROM governance.seat_invitation WHERE id = $1 AND status = 'pending'`,
      [uuidOf(invitation)],
    );
    if (!found) return undefined;
    if (found.person !== null) return { person: idOf('person', found.person) };
    return found.address === null ? undefined : { address: found.address };
  }

  /** The addresses of invitations to seats that wait. */
  async strangers(invitations: readonly Id<'seatinvitation'>[]): Promise<
    {
      readonly invitation: Id<'seatinvitation'>;
      readonly address: string;
      readonly inviter: OrganisationId | undefined;
      readonly expiresOn: LocalDate;
    }[]
  > {
    const found = await rowsAmong<{ id: string; address: string; inviter: string | null; day: string }>(
      this.source.manager,
      `SELECT id, address, inviter_id AS inviter, expires_on::text AS day FROM governance.seat_invitation
       WHERE id = ANY ($1) AND address IS NOT NULL`,
      [invitations.map(uuidOf)],
    );
    return found.map(({ id, address, inviter, day }) => ({
      invitation: idOf('seatinvitation', id),
      address,
      inviter: inviter === null ? undefined : idOf('organisation', inviter),
      expiresOn: LocalDate.parse(day),
    }));
  }

  /** Who came to a meeting. */
  async presentAt(meeting: Id<'meeting'>): Promise<Recipient[]> {
    return told(await rows<Row>(this.source.manager, PRESENT, [uuidOf(meeting)]));
  }

  /** When meetings start, as local days, and which of them nobody has been called to. Unknown ones are not in the answer. */
  async meetings(ids: readonly Id<'meeting'>[]): Promise<ReadonlyMap<Id<'meeting'>, MeetingOfNotice>> {
    const found = await rowsAmong<{ id: string; body: string; day: string; onlyPlanned: boolean }>(
      this.source.manager,
      `SELECT id, body_id AS body, day::text AS day, convened_on IS NULL AND status IN ('draft', 'cancelled') AS "onlyPlanned"
       FROM governance.meeting
       WHERE id = ANY ($1)`,
      [ids.map(uuidOf)],
    );
    return new Map(
      found.map(({ id, body, day, onlyPlanned }) => [
        idOf('meeting', id),
        { body: idOf('body', body), day: LocalDate.parse(day), onlyPlanned },
      ]),
    );
  }

  /** Who is responsible for an action item on the day: the person where one is named, else the organisation. */
  async responsibleFor(item: Id<'actionitem'>, on: LocalDate): Promise<Recipient[]> {
    return told(
      await rows<Row>(
        this.source.manager,
        `SELECT i.person_id AS person, o.organisation_id AS organisation
         FROM governance.action_item i
         LEFT JOIN governance.action_item_organisation o ON o.item_id = i.id AND o.period @> $2::date
         WHERE i.id = $1`,
        [uuidOf(item), on.toString()],
      ),
    );
  }

  /** Who keeps, on the day, the books of the body that asks for an action item. */
  async secretariatThatAsksFor(item: Id<'actionitem'>, on: LocalDate): Promise<Recipient[]> {
    return told(
      await rows<Row>(
        this.source.manager,
        `SELECT NULL::uuid AS person, s.organisation_id AS organisation
         FROM governance.action_item i
         JOIN governance.meeting m ON m.id = i.meeting_id
         JOIN governance.body_secretariat s ON s.body_id = m.body_id AND s.period @> $2::date
         WHERE i.id = $1`,
        [uuidOf(item), on.toString()],
      ),
    );
  }

  /** See GovernanceNotices. */
  words<I extends WordsInGovernance>(ids: readonly I[]): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.texts(
      ids,
      `SELECT id, text FROM (
         SELECT id, cancellation_reason AS text FROM governance.meeting UNION ALL
         SELECT id, text FROM governance.decision UNION ALL
         SELECT id, jsonb_build_object('${DEFAULT_LOCALE}', text) FROM governance.remark UNION ALL
         SELECT id, answer_text FROM governance.proposal) AS said
       WHERE id = ANY ($1) AND text IS NOT NULL`,
    );
  }

  /** What things are called: a meeting by its title, else as its body; a seat by its title, else by its place. Unknown ones are not in the answer. */
  names<I extends NamedInGovernance>(ids: readonly I[]): Promise<ReadonlyMap<I, LocalisedText>> {
    return this.texts(
      ids,
      `SELECT id, name AS text FROM (
         SELECT id, name FROM governance.body UNION ALL
         SELECT id, coalesce(title, jsonb_build_object('${DEFAULT_LOCALE}', place::text)) FROM governance.seat UNION ALL
         SELECT m.id, coalesce(m.title, b.name) FROM governance.meeting m JOIN governance.body b ON b.id = m.body_id UNION ALL
         SELECT id, title FROM governance.agenda_item UNION ALL
         SELECT id, text FROM governance.action_item UNION ALL
         SELECT id, title FROM governance.proposal) AS named
       WHERE id = ANY ($1)`,
    );
  }

  private async texts<I extends Id<IdKind>>(
    ids: readonly I[],
    statement: string,
  ): Promise<ReadonlyMap<I, LocalisedText>> {
    const found = await rows<{ id: string; text: LocalisedText }>(this.source.manager, statement, [ids.map(uuidOf)]);
    return keyedById(
      ids,
      found.map(({ id, text }) => [id, text]),
    );
  }
}

const told = (found: readonly Row[]): Recipient[] =>
  found.flatMap(({ person, organisation }) =>
    person === null && organisation === null
      ? []
      : [
          {
            person: person === null ? undefined : idOf('person', person),
            organisation: organisation === null ? undefined : idOf('organisation', organisation),
          },
        ],
  );
