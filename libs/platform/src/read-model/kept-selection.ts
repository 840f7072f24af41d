import { LOCALES, type Locale } from '@talkoot/contracts';
import type { FieldNode } from 'graphql';
import type { Looking, Sight } from './looking.js';
import type { Field, ReadModel } from './model.js';
import { Draft, type Kept } from './plan.js';
import type { ObjectPlanner } from './place.js';
import { Select } from './select.js';
import { fieldsAsked } from './selection.js';
import { Sql } from './sql.js';
import type { View } from './view.js';
import { modelRow } from './visibility.js';

const ANY = new Sql('any_kept');

/** Finds out what expressions depend on besides their row, by their asking. */
class Dependence implements Looking {
  isOfDay = false;
  isOfRequest = false;

  constructor(readonly locale: Locale) {}

  get on(): Sql {
    this.isOfDay = true;
    return ANY;
  }

  get sight(): Sight {
    this.isOfRequest = true;
    return 'anybody';
  }

  get today(): Sql {
    return this.ofRequest();
  }

  get now(): Sql {
    return this.ofRequest();
  }

  get organisation(): Sql {
    return this.ofRequest();
  }

  get person(): Sql {
    return this.ofRequest();
  }

  get role(): Sql {
    return this.ofRequest();
  }

  private ofRequest(): Sql {
    this.isOfRequest = true;
    return ANY;
  }
}

/**
 * What is selected of an object, when its JSON can be remembered: plain fields of a kept model, which depend on nothing but its
 * row, the language and the day. The same selection in another operation has the same key.
 */
export function keptSelection(
  planner: ObjectPlanner,
  model: ReadModel<object>,
  nodes: readonly FieldNode[],
  view: View,
): Kept | undefined {
  if (!model.kept || view.isOfRow) return undefined;
  const looking = new Dependence(view.locale);
  const row = modelRow(new Draft('whole'), model, new Select(ANY, () => ''), ANY, looking);
  model.there?.(row, looking);

  let count = 0;
  const selection = (same: readonly FieldNode[], type: string, fields: ReadonlyMap<string, Field>): string => {
    const asked = fieldsAsked(same, planner.namesOf(type), planner.document);
    count += asked.size;
    const texts = [...asked].map(([key, [node, ...others]]) => {
      const name = node.name.value;
      return `${key}:${name}${name === '__typename' ? type : ofField(fields.get(name), type, [node, ...others])}`;
    });
    return `{${texts.join()}}`;
  };

  const ofField = (field: Field | undefined, type: string, same: readonly [FieldNode, ...FieldNode[]]): string => {
    if (field?.kind === 'value') {
      field.expression(row, looking);
      const { locale } = field.localised ? planner.argumentsOf(type, same[0]) : {};
      return field.localised ? `@${LOCALES.find((each) => each === locale) ?? view.locale}` : '';
    }
    if (field?.kind !== 'object' || field.dated) throw new NotPlain();
    field.present?.(row, looking);
    return selection(same, field.name, field.fields);
  };

  try {
    const key = `${model.name}${selection(nodes, model.name, model.fields)}`;
    if (looking.isOfRequest) return undefined;
    return { key: looking.isOfDay ? (run) => `${key} ${String(view.dayOf(run))}` : () => key, fields: count };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Something is selected that is more than the object's own. */
class NotPlain extends Error {}
