import { LOCALES } from '../../../../libs/contracts/src/locales.js';

/** The forms of the mutations, as `npm run cli -- docs` writes them to forms.json. What is not said is not so. */
export interface Field {
  readonly name: string;
  readonly help: string;
  /** The type of the API, without `!` and `[]`. */
  readonly type: string;
  readonly required?: boolean;
  readonly list?: boolean;
  /** How many items a list has. */
  readonly items?: Bounds;
  /** What an id can be of. */
  readonly kinds?: readonly string[];
  /** Of a text: in characters. */
  readonly least?: number;
  readonly most?: number;
  readonly values?: readonly string[];
  readonly fields?: readonly Field[];
  /** Null empties it. */
  readonly clears?: boolean;
}

interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

export interface Form {
  /** As it stands in `viewerCan`. */
  readonly action: string;
  /** Kinds of things that it may be allowed on. */
  readonly on: readonly string[];
  readonly help: string;
  readonly gives: readonly string[];
  readonly fields: readonly Field[];
}

export type Forms = Readonly<Record<string, Form>>;

/** What an id can be of. Invitations are of many kinds, which the API does not tell apart. */
export const kindsOf = ({ kinds }: Field, { on }: Form): readonly string[] =>
  kinds ?? on.filter((each) => each.endsWith('invitation'));

/** How a field is filled in. */
export type Filling =
  | 'choice'
  | 'day'
  | 'decimal'
  | 'localised'
  | 'longText'
  | 'moment'
  | 'money'
  | 'number'
  | 'object'
  | 'period'
  | 'text'
  | 'thing'
  | 'yesNo';

const FILLINGS: Readonly<Record<string, Filling>> = {
  Boolean: 'yesNo',
  Date: 'day',
  DateTime: 'moment',
  Decimal: 'decimal',
  Float: 'decimal',
  ID: 'thing',
  Int: 'number',
  LocalisedTextInput: 'localised',
  MoneyInput: 'money',
  PeriodInput: 'period',
};

/** A text that may be longer than this has more than a line. */
const LONG = 300;

export function fillingOf({ type, most = 0, values, fields }: Field): Filling {
  const known = FILLINGS[type];
  if (known) return known;
  if (values) return 'choice';
  if (fields) return 'object';
  if (type === 'String') return most > LONG ? 'longText' : 'text';
  throw new Error(`There is no field for ${type}`);
}

const part = (name: string, type: string, more: Partial<Field> = {}): Field => ({ name, type, help: '', ...more });

/** What an object is filled in by, piece by piece; undefined: it is no object. */
export function partsOf(field: Field): readonly Field[] | undefined {
  switch (fillingOf(field)) {
    case 'localised': {
      const bounds = field.most === undefined ? {} : { most: field.most };
      return LOCALES.map((each) => part(each, 'String', bounds));
    }
    case 'money':
      return [
        part('amount', 'Decimal', { required: true }),
        part('currency', 'Currency', { required: true, ...(field.values && { values: field.values }) }),
      ];
    case 'period':
      return [part('from', 'Date'), part('to', 'Date')];
    case 'object':
      return field.fields ?? [];
    case 'choice':
    case 'day':
    case 'decimal':
    case 'longText':
    case 'moment':
    case 'number':
    case 'text':
    case 'thing':
    case 'yesNo':
      return undefined;
  }
}

/** Whether something has to stand in it: a list may be empty unless it says how many items it has. */
export const isNeeded = ({ required, list, items }: Field): boolean =>
  required === true && (list !== true || (items?.least ?? 0) > 0);
