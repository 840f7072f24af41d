import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import {
  type AffiliationRole,
  ANYBODY,
  DEFAULT_LOCALE,
  type EventName,
  anyId,
  idOf,
  type IdKind,
  Instant,
  LocalDate,
  type Operation,
  type Origin,
  parseInput,
  uuidOf,
  type Viewer,
  workingDays,
  ZoneId,
} from '@talkoot/contracts';
import { CONFIG, type Config } from '@talkoot/platform/config';
import { makePartOf, type Transaction } from '@talkoot/platform/database';
import { mutationsDeclared } from '@talkoot/platform/graphql';
import { z } from 'zod';

/** A chapter of the story. It yields the day on which it goes on, in days from today. */
export type Chapter = (story: Story) => AsyncGenerator<number, void>;

/** Makes a change and answers with the ids that its payload gives. */
type Change = (mutation: string, input: object) => Promise<Given>;
type Given = Readonly<Record<string, string>>;

interface ActingRow {
  readonly organisation: string;
  readonly code: string;
  readonly affiliation: string;
  readonly role: AffiliationRole;
  readonly person: string;
  readonly platformRoles: Viewer['platformRoles'];
}

/** The illustrative people and those for whom they act, by codes as in files. */
const ACTING = `
  SELECT o.id AS organisation, CASE o.kind WHEN 'municipality' THEN o.country || '-' || o.code ELSE o.code END AS code,
    a.id AS affiliation, a.role, p.id AS person, p.platform_roles AS "platformRoles"
  FROM identity.affiliation a JOIN identity.person p ON p.id = a.person_id JOIN registry.organisation o ON o.id = a.organisation_id
  WHERE p.provenance = 'illustrative' AND a.period @> $1::date
  ORDER BY a.id`;

/** Each mutation is a method of its resolver. */
const resolvers = z.custom<Readonly<Record<string, (command: unknown, operation: Operation) => Promise<unknown>>>>();
/** Of a payload only the things matter, by their ids. */
const payload = z.record(z.string(), z.object({ id: z.string() }).optional().catch(undefined));

/** Each change is made some minutes after the one before, from this minute of the day on. */
const FIRST_MINUTE = 8 * 60;
const MINUTES_APART = 3;

/** The clock and the people of the story. People change things by the mutations of the API, on days that are past. */
export class Story {
  private readonly zone: ZoneId;
  private on: LocalDate;
  private changesOfDay = 0;

  private constructor(
    private readonly contexts: INestApplicationContext,
    private readonly transaction: Transaction,
    private readonly acting: ReadonlyMap<string, Viewer>,
  ) {
    this.on = transaction.operation.today;
    this.zone = ZoneId.of(contexts.get<Config>(CONFIG, { strict: false }).TIME_ZONE);
  }

  static async begin(contexts: INestApplicationContext, transaction: Transaction): Promise<Story> {
    const rows = await transaction.rows<ActingRow>(ACTING, [transaction.operation.today.toString()]);
    const acting = rows.map(({ code, organisation, affiliation, person, role, platformRoles }): [string, Viewer] => [
      platformRoles.includes('operator') ? OPERATOR : code,
      {
        organisation: idOf('organisation', organisation),
        affiliation: idOf('affiliation', affiliation),
        person: idOf('person', person),
        role,
        platformRoles,
      },
    ]);
    return new Story(contexts, transaction, new Map(acting));
  }

  /** The working day n days from today: a past day moves back to one, a coming day forward. */
  date(days: number): LocalDate {
    const day = this.transaction.operation.today.plusDays(days);
    return days < 0 ? workingDays('FI').previous(day) : workingDays('FI').next(day);
  }

  day(days: number): string {
    return this.date(days).toString();
  }

  at(days: number, hour: number): string {
    return this.moment(this.date(days), hour * 60).toString();
  }

  /** What follows happens on this day. */
  goOn(days: number): void {
    const next = this.date(days);
    if (!next.equals(this.on)) this.changesOfDay = 0;
    this.on = next;
  }

  /** What follows happens now. */
  arrive(): void {
    this.on = this.transaction.operation.today;
  }

  organisation(code: string): string {
    return z.string().parse(this.viewer(code).organisation);
  }

  organisations(...codes: string[]): string[] {
    return codes.map((code) => this.organisation(code));
  }

  person(code: string): string {
    return z.string().parse(this.viewer(code).person);
  }

  /** What somebody of the organisation does. */
  as(code: string): Change {
    return (mutation, input) => this.change(mutation, input, this.viewer(code));
  }

  /** What the one does who runs the service. */
  operator: Change = (mutation, input) => this.as(OPERATOR)(mutation, input);

  /** The thing of which such an event told last. */
  async told(event: EventName, facts: object): Promise<string> {
    const [found] = await this.transaction.rows<{ kind: IdKind; id: string }>(
      `SELECT aggregate_kind AS kind, aggregate_id AS id FROM platform.event
       WHERE name = $1 AND data @> $2::jsonb ORDER BY sequence DESC LIMIT 1`,
      [event, JSON.stringify(facts)],
    );
    if (!found) throw new Error(`No ${event} with ${JSON.stringify(facts)}`);
    return idOf(found.kind, found.id);
  }

  /** An operation of the day of the story, a part of the transaction. */
  operation(
    action: string,
    { viewer = ANYBODY, origin = 'example' }: { viewer?: Viewer; origin?: Origin | undefined },
  ): Operation {
    const { now, today } = this.transaction.operation;
    const minute = FIRST_MINUTE + MINUTES_APART * this.changesOfDay;
    this.changesOfDay += 1;
    const operation: Operation = {
      viewer,
      action,
      origin,
      locale: DEFAULT_LOCALE,
      now: this.on.equals(today) ? now : this.moment(this.on, minute),
      today: this.on,
      requestId: randomUUID(),
    };
    makePartOf(this.transaction, operation);
    return operation;
  }

  private async change(mutation: string, input: object, viewer: Viewer): Promise<Given> {
    const declared = mutationsDeclared().get(mutation);
    if (!declared) throw new Error(`There is no mutation ${mutation}`);
    const { provenance, expectedVersion }: Partial<Record<string, z.ZodType>> = declared.input.shape;
    const whole = {
      ...(provenance && { provenance: 'illustrative' }),
      ...(expectedVersion?.safeParse(undefined).success === false && { expectedVersion: await this.versionOf(input) }),
      ...input,
    };
    const resolver = resolvers.parse(this.contexts.get(declared.resolver, { strict: false }));
    try {
      const command = parseInput(declared.input, whole);
      const given = payload.parse(await resolver[mutation]?.(command, this.operation(mutation, { viewer })));
      return Object.fromEntries(Object.entries(given).flatMap(([name, thing]) => (thing ? [[name, thing.id]] : [])));
    } catch (error) {
      throw new Error(`${this.on.toString()} ${mutation} ${JSON.stringify(whole)}`, { cause: error });
    }
  }

  /** The version of what the input names first. */
  private async versionOf(input: object): Promise<number> {
    const thing = anyId.parse(Object.values(input)[0]);
    const [found] = await this.transaction.rows<{ version: number }>(
      'SELECT max(aggregate_version) AS version FROM platform.event WHERE aggregate_id = $1',
      [uuidOf(thing)],
    );
    return z.object({ version: z.int() }).parse(found).version;
  }

  private viewer(code: string): Viewer {
    const found = this.acting.get(code);
    if (!found) throw new Error(`Nobody acts for ${code}: the example data needs the people of the bundled data`);
    return found;
  }

  private moment(on: LocalDate, minute: number): Instant {
    return on.atTime(0, 0).plusMinutes(minute).atZone(this.zone).toInstant();
  }
}

const OPERATOR = 'operator';

/** Takes the steps one after the other. */
export async function inTurn<E, T>(all: readonly E[], step: (each: E, place: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  // oxlint-disable-next-line no-await-in-loop -- on one connection, and each step rests on those before
  for (const [place, each] of all.entries()) done.push(await step(each, place));
  return done;
}
