import type { ReportFormat } from '@talkoot/contracts';
import { Column } from '@talkoot/platform/database';

/** A report as a file, in one language and format. */
export interface RenderedFile {
  readonly format: ReportFormat;
  /** As which a reader keeps it. */
  readonly name: string;
  readonly content: Buffer;
  /** Bytes. */
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/** The columns of a rendered file, besides those that say what it is of. */
export abstract class RenderedFileColumns {
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'bytea' })
  content: Buffer;

  @Column({ type: 'integer' })
  size: number;

  @Column({ type: 'character', length: 64 })
  sha256: string;
}
