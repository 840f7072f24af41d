import { anyId, type Locale, uuidOf } from '@talkoot/contracts';
import type { ReadContext, VisibilityScope } from './read-context.js';
import type { PlanBuilder, Run } from './plan.js';
import type { Sql } from './sql.js';

/** A day other than that of the request: `of` a run, or else of a row, which may be another one in each row. */
interface Day {
  readonly sql: () => Sql;
  readonly of?: (run: Run) => unknown;
}

/** The context as bind parameters. What no expression uses becomes no parameter. */
export class View implements ReadContext {
  constructor(
    private readonly builder: PlanBuilder,
    readonly scope: VisibilityScope,
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
    return this.builder.parameter('today', 'date', ({ operation }) => operation.today.toString());
  }

  get now(): Sql {
    return this.builder.parameter('now', 'timestamptz', ({ operation }) => operation.now.toString());
  }

  get organisation(): Sql {
    return this.builder.parameter('organisation', 'uuid', ({ operation: { viewer } }) =>
      viewer.organisation === undefined ? null : uuidOf(viewer.organisation),
    );
  }

  get person(): Sql {
    return this.builder.parameter('person', 'uuid', ({ operation: { viewer } }) =>
      viewer.person === undefined ? null : uuidOf(viewer.person),
    );
  }

  get role(): Sql {
    return this.builder.parameter('role', 'text', ({ operation }) => operation.viewer.role ?? null);
  }

  get scopes(): Sql {
    return this.builder.parameter('scopes', 'text[]', ({ operation }) => operation.viewer.scopes ?? null);
  }

  get isOperator(): Sql {
    return this.builder.parameter('isOperator', 'boolean', ({ operation: { viewer } }) =>
      viewer.platformRoles.includes('operator'),
    );
  }

  get session(): Sql {
    return this.builder.parameter('session', 'uuid', ({ operation: { viewer } }) =>
      viewer.credential?.kind === 'session' ? uuidOf(anyId.parse(viewer.credential.id)) : null,
    );
  }

  /** The day is asked for where it is used: PostgreSQL refuses a parameter that stands nowhere. */
  at(key: string, of: (run: Run) => unknown): View {
    const sql = () => this.builder.parameter(key, 'date', of);
    return new View(this.builder, this.scope, this.locale, { sql, of });
  }

  atDayOfRow(day: Sql): View {
    return new View(this.builder, this.scope, this.locale, { sql: () => day });
  }

  in(locale: Locale): View {
    return new View(this.builder, this.scope, locale, this.day);
  }
}
