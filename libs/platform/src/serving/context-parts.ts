import type { Type } from '@nestjs/common';
import type { ContextDatabase, Transaction } from '../database/index.js';
import type { AnyFormat, ImportSection } from '../import/index.js';

/** A provider of a context's module that brings sections of the import. */
type Import = Type<{ readonly sections: readonly ImportSection<Transaction>[] }>;

declare module '@talkoot/contracts' {
  /** What a context runs, and what it brings to the database and to the import. */
  interface ContextParts {
    readonly module: Type;
    readonly database: ContextDatabase;
    readonly formats: readonly AnyFormat[];
    readonly imports: readonly Import[];
    /** For what rests on things of every context, as a body does on its collaboration; those of the first contexts come last. */
    readonly importsAfterAll?: readonly Import[];
    /** What is imported at the very end: it changes what all others say. */
    readonly importsLast?: readonly Import[];
  }
}
