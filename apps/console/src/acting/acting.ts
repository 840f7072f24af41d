import { queryOptions } from '@tanstack/react-query';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Document } from '../api/document.js';
import { type Messages, textsIn } from '../texts/catalogues.js';
import { locale, tag } from '../texts/locale.js';
import type { Form, Forms } from './forms.js';
import type texts from './messages/fi.json';

export type FormKey = Extract<keyof typeof texts, `form.${string}`>;

/** The operations of a mutation, by the hashes of their texts; scripts/acting.js writes them. */
export interface ActingOperations {
  readonly change: string;
  /** The field of the aggregate whose version is expected. */
  readonly whole?: string;
  /** The field of the thing whose values are there to begin with. */
  readonly subject?: string;
  /** What the form begins with: by the field of the thing that one came from, and by its kind. */
  readonly reads: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface Operations {
  readonly changes: Readonly<Record<string, ActingOperations>>;
  /** Lists to choose from, by the kinds of their things. */
  readonly pickers: Readonly<Record<string, string>>;
  /** The type of each kind, and the operation that asks for the name of one thing. */
  readonly names: Readonly<Record<string, { readonly type: string; readonly hash: string }>>;
}

const MESSAGES = import.meta.glob('./messages/*.json', { import: 'default' });
/** Of the languages but the one of the declarations, English. */
const HELP = import.meta.glob('./help/*.json', { import: 'default' });

/** All forms with their texts in the reader's language. */
export class Acting {
  constructor(
    private readonly forms: Forms,
    readonly operations: Operations,
    private readonly messages: Messages,
    private readonly helps: Messages,
  ) {}

  form(mutation: string): Form | undefined {
    return Object.hasOwn(this.forms, mutation) ? this.forms[mutation] : undefined;
  }

  /** Every form, in the order of the titles. */
  all(): readonly (readonly [string, Form])[] {
    return Object.entries(this.forms).toSorted(([one], [other]) =>
      this.title(one).localeCompare(this.title(other), locale()),
    );
  }

  title(mutation: string): string {
    return this.messages[`act.${mutation}`] ?? mutation;
  }

  /** What a field of an input is called. */
  label(type: string, name: string): string {
    return this.messages[`input.${type}.${name}`] ?? this.messages[`input.${name}`] ?? name;
  }

  help(text: string): string {
    return this.helps[text] ?? text;
  }

  say(key: FormKey, given: Readonly<Record<string, string | number>> = {}): string {
    const format = new IntlMessageFormat(this.messages[key] ?? key, tag(), undefined, { ignoreTag: true });
    return String(format.format(given));
  }
}

async function load(): Promise<Acting> {
  const [forms, operations, messages, helps] = await Promise.all([
    import('./forms.json'),
    import('./operations.json'),
    textsIn(MESSAGES, locale()),
    textsIn(HELP, locale()),
  ]);
  return new Acting(forms.default, operations.default, messages, helps);
}

/** Loaded when somebody acts, and kept. */
export const actingQuery = () =>
  queryOptions({ queryKey: ['acting', locale()], queryFn: load, staleTime: Infinity, structuralSharing: false });

/** An operation of the forms; it may be named anything, since the hash tells which it is. */
export const operationOf = <Result, Variables>(name: string, hash: string): Document<Result, Variables> => ({
  name,
  hash,
});

/** "pilot" of "pilot_01j…". */
export const kindOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('_')));
