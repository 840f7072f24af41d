import { Paragraph } from '@digdir/designsystemet-react';

/** A text as it was written, with its lines. */
export const Prose = ({ of }: { readonly of: string | null }) =>
  of === null ? null : <Paragraph className="prose">{of}</Paragraph>;
