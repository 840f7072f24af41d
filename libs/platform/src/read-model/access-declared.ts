import { type Action, actionsOn, type Relation, type Visible } from '@talkoot/contracts';
import type { Party, ReadModel, Rule } from './model.js';
import { models } from './registered.js';
import { columnOf } from './table.js';

/** What a type says of access, for people: docs/access.md is written from it. */
export interface DeclaredAccess {
  readonly type: string;
  /** Each relation with the columns, tables or types that tell who stands in it; with none, it is the person who looks. */
  readonly relations: readonly (readonly [relation: Relation, places: readonly string[]])[];
  /** The type of the thing to which it belongs: who is not named here stands to it as to that. */
  readonly of: string | undefined;
  /** What has to be seen; none: anybody sees it. */
  readonly visible: readonly SeenAs[];
  /** Fields of which the row’s own rules do not tell who sees them. */
  readonly fields: readonly (readonly [field: string, thing: Visible])[];
  readonly actions: readonly Action[];
}

type SeenAs =
  | { readonly as: string }
  /** The first when its condition holds, else the second. */
  | { readonly things: readonly Visible[]; readonly of: string };

/** Every type that says anything of it. */
export const accessDeclared = (): readonly DeclaredAccess[] =>
  [...models.values()]
    .map(declaredOf)
    .filter(
      ({ relations, of, visible, actions }) =>
        of !== undefined || [relations, visible, actions].some((each) => each.length > 0),
    );

const declaredOf = (model: ReadModel<object>): DeclaredAccess => ({
  type: model.name,
  relations: [...model.standing.own].map(([relation, parties]) => [
    relation,
    [...new Set(parties.flatMap((party) => placeOf(party, model)))],
  ]),
  of: model.standing.of?.model().name,
  visible: model.visible.flatMap((rule) => seenAs(rule)),
  fields: [...model.fields].flatMap(([name, field]) =>
    field.kind === 'value' && field.visible ? [[name, field.visible] as const] : [],
  ),
  actions: model.node === undefined ? [] : actionsOn(model.node),
});

function seenAs(rule: Rule): SeenAs[] {
  switch (rule.kind) {
    case 'rule':
      return rule.things.length === 0 ? [] : [{ things: rule.things, of: rule.standsTo().name }];
    case 'as':
      return [{ as: rule.model().name }];
    case 'as-any':
      return [{ as: 'what it belongs to' }];
  }
}

const unquoted = (name: { toString(): string }): string => String(name).replaceAll('"', '');

function placeOf(party: Party, { table }: ReadModel<object>): string | [] {
  switch (party.how) {
    case 'column':
      return unquoted(columnOf(table, party.column).name);
    case 'through':
      return unquoted(party.link.table.name);
    case 'of':
      return `${party.model().name}: ${party.relations.join(', ')}`;
    case 'set':
      return unquoted(party.table);
    case 'person':
      return [];
  }
}
