import type { Sql } from './sql.js';

interface Join {
  readonly alias: Sql;
  /** The alias that the join's condition speaks of. */
  readonly needs: Sql;
  /** Made when the statement is, when all columns that it has to give are known. */
  readonly text: () => string;
}

/** The FROM of one SELECT, as it grows: what is joined is known by its alias, and by what it needs. */
export class Select {
  private readonly joins = new Map<string, Join>();

  constructor(
    readonly alias: Sql,
    private readonly source: () => string,
    /** A list of `Query`: what is always there is joined so that the list can be read along an index of it. */
    readonly isOfQuery = false,
  ) {}

  join(alias: Sql, needs: Sql, text: () => string): void {
    this.joins.set(alias.toString(), { alias, needs, text });
  }

  /** With everything that was joined. */
  from(source = this.source()): string {
    return [source, ...[...this.joins.values()].map(({ text }) => text())].join(' ');
  }

  /** With no more than leads to the alias. */
  fromFor(alias: Sql): string {
    const way: string[] = [];
    for (let join = this.find(alias); join; join = this.find(join.needs)) way.unshift(join.text());
    return [this.source(), ...way].join(' ');
  }

  private find(alias: Sql): Join | undefined {
    return this.joins.get(alias.toString());
  }
}
