import { createContext, useContext } from 'react';
import type { Acting } from './acting.js';
import type { Field } from './forms.js';
import type { Path, Thing, Value } from './values.js';

/** What the fields of an open form share. */
export interface FillingIn {
  readonly acting: Acting;
  readonly change: (path: Path, value: Value) => void;
  /** What is wrong at a field, in the reader's words. */
  readonly errorAt: (path: Path) => string | undefined;
  /** From now on what is wrong there is shown. */
  readonly left: (path: Path) => void;
  /** Whether the API gave the same text for each language: it gives the nearest one where there is none. */
  readonly isOneText: (path: Path) => boolean;
  /** What can be chosen from within the thing that one came from. */
  readonly choices: (kind: string) => readonly Thing[] | undefined;
}

export interface FilledProps {
  readonly field: Field;
  readonly value: Value;
  readonly path: Path;
  readonly label: string;
  readonly help: string;
}

export const FillingContext = createContext<FillingIn | undefined>(undefined);

export function useFilling(): FillingIn {
  const filling = useContext(FillingContext);
  if (!filling) throw new Error('A field stands outside of a form');
  return filling;
}

/** Where the summary of what is wrong leads to. */
export const idOf = (path: Path): string => `field-${path.join('-')}`;
