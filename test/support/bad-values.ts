import { kindOf, newId } from '@talkoot/contracts';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

export type Input = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** A refusal of the payload, with its path, or of the request. */
export interface Refused {
  readonly code: string;
  readonly path?: readonly string[] | undefined;
  readonly message: string;
}

/** One bad value at one place of an input that would do. */
interface Trial {
  readonly what: string;
  readonly input: Input;
  readonly path: Path;
}

/** A value that is wrong only because of what is there, or may be right. */
export const dependsOnWhatIsThere = ({ what }: Trial): boolean => WELL_FORMED.has(what);
const WELL_FORMED = new Set(['unknown', 'negative', 'huge', 'many', 'empty', 'blank', 'beyond']);

/** The field is named: as the path, or by a request that cannot be read at all. */
export const names = ({ path, message, code }: Refused, field: string | number | undefined): boolean =>
  code !== 'INTERNAL_SERVER_ERROR' &&
  (path ? path[0] === field : message.includes(`input.${String(field)}`) || message.includes(`"${String(field)}"`));

export const inputOf = (schema: GraphQLSchema, mutation: string): GraphQLInputType => {
  const type = schema.getMutationType()?.getFields()[mutation]?.args[0]?.type;
  if (!type) throw new Error(`no ${mutation}`);
  return type;
};

/** The input with a bad value at each place that its type has in turn, also where the input leaves it out. */
export function trials(whole: Input, type: GraphQLInputType): Trial[] {
  const put = (what: string, path: Path, value: unknown): Trial => ({
    what,
    path,
    input: withValue(whole, path, value),
  });
  const visit = (value: unknown, given: GraphQLInputType, path: Path): Trial[] => {
    const inner = isNonNullType(given) ? given.ofType : given;
    if (isListType(inner)) {
      if (!Array.isArray(value)) return visit(undefined, inner.ofType, path);
      const first: unknown = value[0];
      const many = Array.from({ length: 1001 }, () => first);
      const twice = typeof first === 'string' ? [put('twice', path, [first, first])] : [];
      return [put('many', path, many), ...twice, ...visit(first, inner.ofType, [...path, 0])];
    }
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields()).flatMap(({ name, type: each }) => {
        const said: unknown = Reflect.get(Object(value), name);
        // Within what is left out, nothing else would do.
        return value === undefined ? [] : visit(said, each, [...path, name]);
      });
      const empty = inner.name === 'LocalisedTextInput' ? [put('no language', path, {})] : [];
      return [...empty, put('a field that there is not', [...path, 'de'], 'x'), ...fields];
    }
    return badValues(inner, String(value)).map(([what, bad]) => put(what, path, bad));
  };
  return visit(whole, type, []);
}

const withValue = (whole: Input, [first = '', ...rest]: Path, value: unknown): Input => ({
  ...whole,
  [first]: rest.length === 0 ? value : within(whole[first], rest, value),
});

function within(whole: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((each: unknown, place) => (place === first ? within(each, rest, value) : each));
  return { ...Object(whole), [first]: within(Reflect.get(Object(whole), first), rest, value) };
}

/** What no field of the type takes. */
function badValues(type: GraphQLInputType, right: string): [string, unknown][] {
  if (isEnumType(type)) return [['no such word', 'NONSENSE']];
  switch (String(type)) {
    case 'ID':
      return [
        ['unknown', newId(kindOf(right) ?? 'event')],
        ['of another kind', newId('event')],
        ['nonsense', 'nonsense'],
        ['empty', ''],
        ['100 kB', 'x'.repeat(100_000)],
        ['with NUL', `${right}\u0000`],
      ];
    case 'String':
      return [
        ['empty', ''],
        ['blank', ' \n\u00a0\u200b'],
        ['100 kB', 'x'.repeat(100_001)],
        ['a control character', 'a\u0007b'],
        ['NUL', 'a\u0000b'],
        ['a control character of C1', 'a\u0085b'],
        ['half a character', 'a\ud83d'],
        ['a number', 5],
      ];
    case 'Int':
      return [
        ['negative', -1],
        ['huge', 2_147_483_647],
        ['beyond', 3_000_000_000],
        ['half', 1.5],
        ['text', 'x'],
      ];
    case 'Date':
      return [
        ['29 February of another year', '2026-02-29'],
        ['a moment', '2026-01-01T00:00:00Z'],
        ['nonsense', 'x'],
        ['empty', ''],
      ];
    case 'DateTime':
      return [
        ['29 February of another year', '2026-02-29T10:00:00Z'],
        ['a day', '2026-01-01'],
        ['without a zone', '2099-01-01T10:00:00'],
        ['beyond', '9999-12-31T23:00:00Z'],
        ['nonsense', 'x'],
        ['a number', 5],
      ];
    default:
      return [['nonsense', 'nonsense']];
  }
}
