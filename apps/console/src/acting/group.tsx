import { Fieldset, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { idOf } from './filling.js';
import type { Path } from './values.js';

interface GroupProps {
  readonly label: string;
  readonly help: string;
  readonly path: Path;
  readonly error: string | undefined;
  readonly children: ReactNode;
}

/** Inputs that are one field together. */
export const Group = ({ label, help, path, error, children }: GroupProps) => (
  <Fieldset id={idOf(path)} tabIndex={-1}>
    <Fieldset.Legend>{label}</Fieldset.Legend>
    {help === '' ? null : <Fieldset.Description>{help}</Fieldset.Description>}
    {children}
    <Wrong>{error}</Wrong>
  </Fieldset>
);

export const Wrong = ({ children }: { readonly children: string | undefined }) =>
  children === undefined ? null : <ValidationMessage>{children}</ValidationMessage>;
