import { Injectable } from '@nestjs/common';
import { type Currency, type Id, idOf, Money, newId, newUuid, uuidOf } from '@talkoot/contracts';
import { rows, rowsAmong, type Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import type { GrantBalance } from './grant.js';
import { AccountEntity } from './ledger.entity.js';
import { type AccountKind, APPROPRIATION_ACCOUNTS, GRANT_ACCOUNTS, type Posting, ROUTES } from './ledger.js';

/** Whose accounts are opened: an appropriation's own, or those of a grant out of it. */
export interface AccountHolder {
  readonly appropriation: Id<'appropriation'>;
  readonly grant?: Id<'grant'>;
  readonly currency: Currency;
}

/** An account whose balance is not the sum of its postings: somebody has been at the database. */
export interface Discrepancy {
  readonly appropriation: string;
  readonly grant: string | null;
  readonly account: AccountKind;
  readonly balance: Money;
  readonly postings: Money;
}

/** How many accounts were looked at, and what was wrong. */
export interface LedgerCheck {
  readonly accounts: number;
  readonly discrepancies: readonly Discrepancy[];
}

/** Opens accounts and posts. Balances are the database's own business, and so is refusing what is not covered. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly source: DataSource) {}

  async open(transaction: Transaction, holders: readonly AccountHolder[]): Promise<void> {
    const accounts = holders.flatMap((holder) =>
      (holder.grant === undefined ? APPROPRIATION_ACCOUNTS : GRANT_ACCOUNTS).map((kind) => ({
        id: newUuid(),
        appropriation: holder.appropriation,
        grant: holder.grant,
        kind,
        currency: holder.currency,
        balance: 0n,
      })),
    );
    await transaction.insert(AccountEntity, accounts);
  }

  /**
   * Posts in the order given, in one statement. The database refuses what would take an account below zero with the constraint
   * NOT_BELOW_ZERO.
   */
  async post(transaction: Transaction, postings: readonly Posting[]): Promise<void> {
    if (postings.length === 0) return;
    const posted = await transaction.rows<{ id: string }>(
      `INSERT INTO funding.posting
         (id, appropriation_id, kind, debit_account_id, credit_account_id, amount_minor, currency, posted_on, cause_id)
       SELECT p.id, p.appropriation, p.kind, debit.id, credit.id, p.amount, p.currency, p.posted_on, p.cause
       FROM jsonb_to_recordset($1::jsonb) AS p(id uuid, appropriation uuid, "grant" uuid, kind text, debit text, credit text,
         amount bigint, currency text, posted_on date, cause uuid)
       JOIN funding.account AS debit ON debit.appropriation_id = p.appropriation AND debit.kind = p.debit
         AND (debit.grant_id IS NULL OR debit.grant_id = p."grant")
       JOIN funding.account AS credit ON credit.appropriation_id = p.appropriation AND credit.kind = p.credit
         AND (credit.grant_id IS NULL OR credit.grant_id = p."grant")
       RETURNING id`,
      [JSON.stringify(postings.map(toRow))],
    );
    if (posted.length !== postings.length) throw new Error('A posting to an account that was never opened');
  }

  /** What it has left to grant: as the transaction sees it, else now. */
  async left(appropriation: Id<'appropriation'>, transaction?: Transaction): Promise<Money> {
    const found = (await this.leftOf([appropriation], transaction)).get(appropriation);
    if (!found) throw new Error(`${appropriation} has no account`);
    return found;
  }

  /** What has been granted of it, less what came back: now. */
  async granted(appropriation: Id<'appropriation'>): Promise<Money> {
    const [found] = await rows<{ granted: string; currency: Currency }>(
      this.source.manager,
      `SELECT (-sum(balance_minor))::bigint AS granted, currency FROM funding.account
       WHERE appropriation_id = $1 AND grant_id IS NULL GROUP BY currency`,
      [uuidOf(appropriation)],
    );
    if (!found) throw new Error(`${appropriation} has no account`);
    return Money.ofMinor(BigInt(found.granted), found.currency);
  }

  /** What each has left to grant: as the transaction sees it, else now. */
  async leftOf(
    appropriations: readonly Id<'appropriation'>[],
    transaction?: Transaction,
  ): Promise<Map<Id<'appropriation'>, Money>> {
    const found = await rowsAmong<{ appropriation: string; balance: string; currency: Currency }>(
      transaction ?? this.source.manager,
      `SELECT appropriation_id AS appropriation, balance_minor AS balance, currency FROM funding.account
       WHERE appropriation_id = ANY ($1) AND kind = 'appropriation'`,
      [appropriations.map(uuidOf)],
    );
    return new Map(
      found.map(({ appropriation, balance, currency }) => [
        idOf('appropriation', appropriation),
        Money.ofMinor(BigInt(balance), currency),
      ]),
    );
  }

  /** What the ledger has of each grant. */
  async balancesOf(transaction: Transaction, grants: readonly Id<'grant'>[]): Promise<Map<Id<'grant'>, GrantBalance>> {
    const found = await transaction.rowsAmong<{
      id: string;
      currency: Currency;
      unreleased: string;
      outstanding: string;
    }>(
      `SELECT grant_id AS id, currency, sum(balance_minor) FILTER (WHERE kind = 'granted')::bigint AS unreleased,
         sum(balance_minor) FILTER (WHERE kind IN ('released', 'paid', 'corrected'))::bigint AS outstanding
       FROM funding.account WHERE grant_id = ANY ($1) GROUP BY grant_id, currency`,
      [grants.map(uuidOf)],
    );
    return new Map(
      found.map(({ id, currency, unreleased, outstanding }) => [
        idOf('grant', id),
        {
          unreleased: Money.ofMinor(BigInt(unreleased), currency),
          outstanding: Money.ofMinor(BigInt(outstanding), currency),
        },
      ]),
    );
  }

  /** Compares every balance with the sum of its postings; they differ only where the database's own rules were put aside. */
  async check(): Promise<LedgerCheck> {
    const found = await rows<{
      appropriation: string;
      grant: string | null;
      account: AccountKind;
      currency: Currency;
      balance: string;
      postings: string;
    }>(
      this.source.manager,
      `SELECT appropriation.code AS appropriation, "grant".code AS "grant", account.kind AS account, account.currency,
         balance_minor AS balance, coalesce(moved.amount, 0)::bigint AS postings
       FROM funding.account
       JOIN funding.appropriation ON appropriation.id = account.appropriation_id
       LEFT JOIN funding."grant" ON "grant".id = account.grant_id
       LEFT JOIN (
         SELECT id, sum(amount) AS amount
         FROM (SELECT debit_account_id AS id, amount_minor AS amount FROM funding.posting
           UNION ALL SELECT credit_account_id, -amount_minor FROM funding.posting) AS side
         GROUP BY id) AS moved ON moved.id = account.id
       ORDER BY 1, 2, 3`,
    );
    const discrepancies = found
      .filter(({ balance, postings }) => balance !== postings)
      .map(({ currency, balance, postings, ...account }) => ({
        ...account,
        balance: Money.ofMinor(BigInt(balance), currency),
        postings: Money.ofMinor(BigInt(postings), currency),
      }));
    return { accounts: found.length, discrepancies };
  }
}

/** The constraint by which the database refuses what an account does not have. */
export const NOT_BELOW_ZERO = 'account_not_below_zero';

const toRow = ({ kind, appropriation, grant, amount, on, cause }: Posting): object => ({
  id: uuidOf(newId('posting')),
  appropriation: uuidOf(appropriation),
  grant: grant === undefined ? null : uuidOf(grant),
  kind,
  ...ROUTES[kind],
  amount: amount.minor.toString(),
  currency: amount.currency,
  posted_on: on.toString(),
  cause: uuidOf(cause),
});
