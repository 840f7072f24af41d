import { type Locale, uuidOf } from '@talkoot/contracts';
import type { Looking, Sight } from './looking.js';
import type { Draft } from './plan.js';
import type { Sql } from './sql.js';

/** Who looks, on which day, in which language. What is not used makes no parameter. */
export class View implements Looking {
  constructor(
    private readonly draft: Draft,
    readonly sight: Sight,
    readonly locale: Locale,
    private readonly day?: () => Sql,
    /** Whether the day is that of a row, and so another one in each. */
    readonly isOfRow = false,
  ) {}

  get on(): Sql {
    return this.day?.() ?? this.today;
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
  at(day: () => Sql): View {
    return new View(this.draft, this.sight, this.locale, day, false);
  }

  atDayOfRow(day: Sql): View {
    return new View(this.draft, this.sight, this.locale, () => day, true);
  }

  in(locale: Locale): View {
    return new View(this.draft, this.sight, locale, this.day, this.isOfRow);
  }
}
