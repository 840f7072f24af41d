import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EventId, Handover, Id, IdKind, LocalDate, OrganisationId } from '@talkoot/contracts';
import { rows, type Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';

/** A merger or a split, as those see it who carry over what they hold of an organisation. A renaming carries nothing: who goes on is the same. */
export interface Succession {
  readonly id: Id<'succession'>;
  readonly kind: 'merger' | 'split';
  /** The first day on which the successors stand in; the predecessors end the day before. */
  readonly on: LocalDate;
  /** The succession's own event: what is recorded in the transaction handed over with it names it as its cause already. */
  readonly event: EventId;
  readonly predecessors: readonly OrganisationId[];
  readonly successors: readonly OrganisationId[];
  /**
   * Who goes on with what the predecessor is to a thing. `relation` is the column that says so
   * (`pilots.partnership.organisation_id`), `thing` the pilot, grant … that people name when they split an organisation, and `partOf`
   * what decides when nobody named the thing itself: of a grant its pilot.
   */
  successorFor(
    predecessor: OrganisationId,
    relation: string,
    thing: Id<IdKind>,
    ...partOf: readonly Id<IdKind>[]
  ): OrganisationId;
}

/** Who goes on with what the predecessor is to a thing, and from when. */
export const handover = (
  succession: Succession,
  before: OrganisationId,
  ...to: readonly [relation: string, thing: Id<IdKind>]
): Required<Handover> => ({
  before,
  after: succession.successorFor(before, ...to),
  on: succession.on,
  succession: succession.id,
});

/** What a context that holds organisations does when some of them merge or split. */
export interface SuccessionParticipant {
  /** Every column that refers to an organisation and goes over to its successor: `pilots.partnership.organisation_id`. */
  readonly columns: readonly string[];
  /** Columns that tell who it was on their day and never change hands, each with the reason. */
  readonly keeps?: Readonly<Record<string, string>>;
  /** What a file may name by its code when it splits an organisation, if the context has such things: a grant. */
  readonly named?: NamedThings;
  /**
   * Ends what is open for the predecessors on the day before the succession and opens the rest of it for the successors, with the
   * context's own events. Where the successor is there already, the two become one from that day on. What had ended stays.
   * It is called again, for the same succession, when something was begun for a predecessor later on; then it finds only that.
   * Throws SUCCESSION_IMPOSSIBLE when it cannot be right, such as something of the predecessor that begins on that day or later.
   */
  carryOver(transaction: Transaction, succession: Succession): Promise<void>;
}

/** Things of a kind that are found by their codes. */
export interface NamedThings {
  readonly kind: IdKind;
  readonly find: (transaction: Transaction, codes: readonly string[]) => Promise<ReadonlyMap<string, Id<IdKind>>>;
}

/** Those who carry over; each context's module registers its own in `onModuleInit`. */
@Injectable()
export class SuccessionParticipants implements OnApplicationBootstrap {
  private readonly participants: SuccessionParticipant[] = [];

  constructor(private readonly source: DataSource) {}

  register(participant: SuccessionParticipant): void {
    this.participants.push(participant);
  }

  /** Keeps a process from starting when it would leave a column out of a succession. */
  onApplicationBootstrap(): Promise<void> {
    return this.requireComplete();
  }

  async carryOver(transaction: Transaction, succession: Succession): Promise<void> {
    for (const participant of this.participants) {
      // In the order of the contexts: a later one may build on what an earlier one carried.
      // oxlint-disable-next-line no-await-in-loop
      await participant.carryOver(transaction.causedBy(succession.event), succession);
    }
  }

  /** Which thing is meant by kind and code (`grant EX-1`), of the kinds that the participants name; unknown ones are not in the answer. */
  async findNamed(
    transaction: Transaction,
    wanted: readonly { readonly kind: string; readonly code: string }[],
  ): Promise<ReadonlyMap<string, Id<IdKind>>> {
    const found = new Map<string, Id<IdKind>>();
    for (const { kind, find } of this.participants.flatMap(({ named }) => named ?? [])) {
      const codes = wanted.flatMap((each) => (each.kind === kind ? [each.code] : []));
      // oxlint-disable-next-line no-await-in-loop -- One statement a kind, of which there are few.
      for (const [code, id] of await find(transaction, codes)) found.set(`${kind} ${code}`, id);
    }
    return found;
  }

  /** Throws unless each column of this process's contexts that refers to an organisation is carried over or kept, by one participant. */
  async requireComplete(): Promise<void> {
    const schemas = this.source.entityMetadatas.flatMap(({ schema }) => schema ?? []);
    const references = await rows<{ column: string }>(
      this.source.manager,
      `SELECT format('%s.%s.%s', n.nspname, c.relname, a.attname) AS column
       FROM pg_constraint f
       JOIN pg_class c ON c.oid = f.conrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (f.conkey)
       WHERE f.contype = 'f' AND f.confrelid = to_regclass('registry.organisation') AND n.nspname = ANY ($1)`,
      [schemas],
    );
    // Not migrated yet: there is nothing to forget.
    if (references.length === 0) return;
    const declared = this.participants.flatMap(({ columns, keeps }) => [...columns, ...Object.keys(keeps ?? {})]);
    const known = new Set(references.map(({ column }) => column));
    const forgotten = [...known].filter((column) => !declared.includes(column));
    const unknown = declared.filter((column, place) => !known.has(column) || declared.indexOf(column) !== place);
    if (forgotten.length > 0)
      throw new Error(`Nobody carries over at a succession: ${forgotten.toSorted().join(', ')}`);
    if (unknown.length > 0)
      throw new Error(`Declared for successions, yet twice or no reference: ${unknown.join(', ')}`);
  }
}
