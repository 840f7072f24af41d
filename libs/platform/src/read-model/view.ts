import { type Locale, uuidOf } from '@talkoot/contracts';
import type { Looking, Sight } from './looking.js';
import type { Draft, Run } from './plan.js';
import type { Sql } from './sql.js';

/** A day looked at other than the request's: `of` a run, or else that of a row, and so another one in each. */
interface Day {
  readonly sql: () => Sql;
  readonly of?: (run: Run) => unknown;
}

/** Who looks, on which day, in which language. What is not used makes no parameter. */
export class View implements Looking {
  constructor(
    private readonly draft: Draft,
    readonly sight: Sight,
    readonly locale: Locale,
    private readonly day?: Day,
  ) {}

  get on(): Sql {
    return this.day?.sql() ?? this.today;
  }

  /** Whether the day is that of a row. */
  get isOfRow(): boolean {
    return this.day !== undefined && this.day.of === undefined;
  }

  /** The day as a run has it, unless it is that of a row. */
  dayOf(run: Run): unknown {
    return this.day ? this.day.of?.(run) : run.operation.today.toString();
  }

  get today(): Sql {
    return this.draft.parameter('today', 'date', ({ operation }) => operation.today.toString());
  }

  get now(): Sql {
    return this.draft.parameter('now', 'timestamptz', ({ operation }) => operation.now.toString());
  }

  get organisation(): Sql {
    return this.draft.parameter('organisation', 'uuid', ({ operation: { viewer } }) =>
      viewer.organisation === undefined ? null : uuidOf(viewer.organisation),
    );
  }

  get person(): Sql {
    return this.draft.parameter('person', 'uuid', ({ operation: { viewer } }) =>
      viewer.person === undefined ? null : uuidOf(viewer.person),
    );
  }

  get role(): Sql {
    return this.draft.parameter('role', 'text', ({ operation }) => operation.viewer.role ?? null);
  }

  /** The day is asked for where it is used: PostgreSQL refuses a parameter that stands nowhere. */
  at(key: string, of: (run: Run) => unknown): View {
    const sql = () => this.draft.parameter(key, 'date', of);
    return new View(this.draft, this.sight, this.locale, { sql, of });
  }

  atDayOfRow(day: Sql): View {
    return new View(this.draft, this.sight, this.locale, { sql: () => day });
  }

  in(locale: Locale): View {
    return new View(this.draft, this.sight, locale, this.day);
  }
}
