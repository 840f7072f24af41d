import { LOCALES, type Locale } from '@talkoot/contracts';
import type { FieldNode } from 'graphql';
import type { ReadContext, VisibilityScope } from './read-context.js';
import type { Field, ReadModel } from './model.js';
import { PlanBuilder, type CachedSelection } from './plan.js';
import type { ObjectPlanner } from './place.js';
import { Select } from './select.js';
import { collectFields } from './selection.js';
import { Sql } from './sql.js';
import type { View } from './view.js';
import { modelRow } from './visibility.js';

const ANY = new Sql('any_kept');

/** Records what expressions read of the context. */
class DependencyProbe implements ReadContext {
  usesDay = false;
  usesRequest = false;

  constructor(readonly locale: Locale) {}

  get on(): Sql {
    this.usesDay = true;
    return ANY;
  }

  get scope(): VisibilityScope {
    this.usesRequest = true;
    return 'anybody';
  }

  get today(): Sql {
    return this.requestValue();
  }

  get now(): Sql {
    return this.requestValue();
  }

  get organisation(): Sql {
    return this.requestValue();
  }

  get person(): Sql {
    return this.requestValue();
  }

  get role(): Sql {
    return this.requestValue();
  }

  get scopes(): Sql {
    return this.requestValue();
  }

  get isOperator(): Sql {
    return this.requestValue();
  }

  get session(): Sql {
    return this.requestValue();
  }

  private requestValue(): Sql {
    this.usesRequest = true;
    return ANY;
  }
}

/**
 * The selection of an object when its JSON can be cached: plain fields of a cached model, which depend on nothing but its row, the
 * language and the day. The same selection in another operation has the same key.
 */
export function cachedSelection(
  planner: ObjectPlanner,
  model: ReadModel<object>,
  nodes: readonly FieldNode[],
  view: View,
): CachedSelection | undefined {
  if (!model.cached || view.isOfRow) return undefined;
  const context = new DependencyProbe(view.locale);
  const row = modelRow(new PlanBuilder('whole'), model, new Select(ANY, () => ''), ANY, context);
  model.existsWhen?.(row, context);

  let count = 0;
  const selection = (same: readonly FieldNode[], type: string, fields: ReadonlyMap<string, Field>): string => {
    const asked = collectFields(same, planner.namesOf(type), planner.document);
    count += asked.size;
    const texts = [...asked].map(([key, [node, ...others]]) => {
      const name = node.name.value;
      return `${key}:${name}${name === '__typename' ? type : ofField(fields.get(name), type, [node, ...others])}`;
    });
    return `{${texts.join()}}`;
  };

  const ofField = (field: Field | undefined, type: string, same: readonly [FieldNode, ...FieldNode[]]): string => {
    if (field?.kind === 'value' && !field.dated) {
      field.expression(row, context);
      const { locale } = field.localised ? planner.argumentsOf(type, same[0]) : {};
      return field.localised ? `@${LOCALES.find((each) => each === locale) ?? view.locale}` : '';
    }
    if (field?.kind !== 'object' || field.dated) throw new NotCacheable();
    field.present?.(row, context);
    return selection(same, field.name, field.fields);
  };

  try {
    const key = `${model.name}${selection(nodes, model.name, model.fields)}`;
    if (context.usesRequest) return undefined;
    return { key: context.usesDay ? (run) => `${key} ${String(view.dayOf(run))}` : () => key, fields: count };
  } catch (error) {
    if (error instanceof NotCacheable) return undefined;
    throw error;
  }
}

/** The selection has more than the object's own columns. */
class NotCacheable extends Error {}
